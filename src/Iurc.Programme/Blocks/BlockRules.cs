using System.Text.Json.Nodes;

namespace Iurc.Programme.Blocks;

/// <summary>The rules that the blocks of a page obey, and what lies in them: what readers would see nothing of is not kept.</summary>
public static class BlockRules
{
    private static readonly Rule s_picture = Rule.Missing("B001", "Picture", "A block for a picture has none. Choose a picture, or delete the block.");

    private static readonly Rule s_value = Rule.Missing("B002", "Value", "A figure has no number. Write it, for example 4,900, or delete the figure.");

    private static readonly Rule s_label = Rule.Missing("B003", "Label", "The figure \"{0}\" does not say what it counts. Write that, for example: practices that cities have shared.", "4,900");

    private static readonly Rule s_page = Rule.Missing("B004", "Page", "A card leads to no page. Choose one, or delete the card.");

    private static readonly Rule s_heading = Rule.Missing("B005", "Heading", "An entry of an accordion has no title. Write what readers choose to open it, or delete the entry.");

    private static readonly Rule s_body = Rule.Missing("B006", "Body", "The entry \"{0}\" of an accordion has no text. Write what opens below its title, or delete the entry.", "Who may take part?");

    private static readonly Rule s_title = Rule.Missing("B007", "Title", "A file to download has no title. Write what the document is called.");

    private static readonly Rule s_file = Rule.Missing("B008", "File", "The download \"{0}\" has no file. Choose one, or delete the entry.", "Final report of Phase II");

    /// <summary>The types that have rules.</summary>
    public static IReadOnlyList<string> Types { get; } = ["PictureBlock", "FigureEntry", "CardEntry", "AccordionEntry", "DownloadEntry"];

    /// <summary>The rules of a type, sorted by code; none for a type without.</summary>
    public static IReadOnlyList<Rule> Of(string contentType) => contentType switch
    {
        "PictureBlock" => [s_picture],
        "FigureEntry" => [s_value, s_label],
        "CardEntry" => [s_page],
        "AccordionEntry" => [s_heading, s_body],
        "DownloadEntry" => [s_title, s_file],
        _ => [],
    };

    /// <summary>All that is wrong with a block.</summary>
    /// <param name="contentType">The type of the block.</param>
    /// <param name="block">The part of the same name.</param>
    public static IEnumerable<Problem> Check(string contentType, JsonObject block)
    {
        ArgumentNullException.ThrowIfNull(block);

        return contentType switch
        {
            "PictureBlock" => Missing(s_picture, BlockFields.Path(block, "Picture")),
            "FigureEntry" => Missing(s_value, BlockFields.Text(block, "Value"), s_label, BlockFields.Text(block, "Label")),
            "CardEntry" => Missing(s_page, BlockFields.Chosen(block, "Page")),
            "AccordionEntry" => Missing(s_heading, BlockFields.Text(block, "Heading"), s_body, BlockFields.Html(block, "Body")),
            "DownloadEntry" => Missing(s_title, BlockFields.Text(block, "Title"), s_file, BlockFields.Path(block, "File")),
            _ => [],
        };
    }

    private static IEnumerable<Problem> Missing(Rule rule, string value) => value.Length == 0 ? [rule.Broken()] : [];

    // The second names the first, where there is one.
    private static IEnumerable<Problem> Missing(Rule first, string name, Rule second, string value)
        => name.Length == 0 ? [first.Broken()] : value.Length == 0 ? [second.Broken(Problem.Excerpt(name))] : [];
}
