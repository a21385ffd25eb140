using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Iurc.Programme.RichTexts;

/// <summary>
/// What readers get of a text that has been sanitized: pictures of the library in a size for the page and never enlarged, and wide tables
/// and long lines that scroll by themselves, with the keyboard too. Nothing is taken out.
/// </summary>
public static class ShownText
{
    private const int LongestLabel = 80;

    /// <summary>Makes the markup for a page.</summary>
    /// <param name="html">Sanitized markup.</param>
    /// <param name="pictures">The pictures of the library.</param>
    /// <param name="tableWord">What a table is called that has no caption, in the page's language.</param>
    /// <param name="codeWord">What a text is called whose lines are not to be broken.</param>
    public static async ValueTask<string> OfAsync(string html, ITextPictures pictures, string tableWord, string codeWord)
    {
        ArgumentNullException.ThrowIfNull(html);
        ArgumentNullException.ThrowIfNull(pictures);

        // Most texts have none of these.
        if (!html.Contains("<img", StringComparison.OrdinalIgnoreCase) && !html.Contains("<table", StringComparison.OrdinalIgnoreCase)
            && !html.Contains("<pre", StringComparison.OrdinalIgnoreCase) && !html.Contains('[', StringComparison.Ordinal) && !html.Contains("%5B", StringComparison.OrdinalIgnoreCase))
        {
            return html;
        }

        var body = new HtmlParser().ParseDocument("<!DOCTYPE html><body>" + html).Body!;
        PictureShortcodes.Replace(body, pictures.OriginalOf);
        await TextPictures.ShowAsync(body, pictures);
        foreach (var table in body.QuerySelectorAll("table").Where(table => table.Closest("td, th") is null))
        {
            Wrap(table, table.QuerySelector("caption")?.TextContent is { } caption && Label(caption) is { Length: > 0 } own ? own : $"{tableWord}: {FirstRow(table)}");
        }

        foreach (var text in body.QuerySelectorAll("pre"))
        {
            Wrap(text, $"{codeWord}: {Label(text.TextContent)}");
        }

        return body.InnerHtml;
    }

    // Who has no mouse scrolls what has the focus; who hears the page is told what that is.
    private static void Wrap(IElement element, string label)
    {
        var around = element.Owner!.CreateElement("div");
        around.ClassName = "scroll";
        around.SetAttribute("role", "region");
        around.SetAttribute("aria-label", label.TrimEnd(' ', ':'));
        around.SetAttribute("tabindex", "0");
        element.Parent!.ReplaceChild(around, element);
        around.AppendChild(element);
    }

    private static string FirstRow(IElement table)
        => table.QuerySelector("tr") is { } row ? Label(string.Join(", ", row.Children.Select(cell => Fold(cell.TextContent)).Where(text => text.Length > 0))) : "";

    private static string Label(string text) => TextCut.At(Fold(text), LongestLabel);

    private static string Fold(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
