using Iurc.Programme.Mending;

namespace Iurc.Programme.RichTexts;

/// <summary>What is changed in a rich text.</summary>
public static class RichTextChanges
{
    /// <summary>A heading of level 1 became one of level 2.</summary>
    public static readonly ChangeKind TopHeading = new(
        "A heading of level 1 is now of level 2, as the title of the page is the only one of level 1: {1}",
        "{0} headings of level 1 are now of level 2, as the title of the page is the only one of level 1: {1}");

    /// <summary>A heading that skipped a level was moved up.</summary>
    public static readonly ChangeKind SkippedLevel = new(
        "A heading that skipped a level was moved up: {1}",
        "{0} headings that skipped a level were moved up: {1}");

    /// <summary>An element that a text cannot have was taken off, and its words were kept.</summary>
    public static readonly ChangeKind Unwrapped = new(
        "{1} cannot stand in a text. Its words are kept.",
        "{0} elements that cannot stand in a text were taken off, and their words kept: {1}");

    /// <summary>A program was taken out.</summary>
    public static readonly ChangeKind Program = new(
        "A program or style sheet was taken out of the text: {1}",
        "{0} programs or style sheets were taken out of the text: {1}");

    /// <summary>Colours, widths, fonts and the like were taken off.</summary>
    public static readonly ChangeKind Look = new(
        "Colours, fonts, sizes, alignment and marks of the program that the text comes from were taken off at one place: the site has its own.",
        "Colours, fonts, sizes, alignment and marks of the program that the text comes from were taken off at {0} places: the site has its own.");

    /// <summary>A note in the source that no reader sees was taken out.</summary>
    public static readonly ChangeKind Note = new(
        "A note that readers do not see was taken out of the source of the text.",
        "{0} notes that readers do not see were taken out of the source of the text.");

    /// <summary>A reviewer's comment was taken out, with the marks that lead to it.</summary>
    public static readonly ChangeKind Comment = new(
        "A comment in the document that the text comes from was taken out, as it is not part of the text: {1}",
        "{0} comments in the document that the text comes from were taken out, as they are not part of the text: {1}");

    /// <summary>Words that a reviewer had deleted, and that the word processor still showed, were taken out.</summary>
    public static readonly ChangeKind Deleted = new(
        "Words that were deleted as a tracked change in the document that the text comes from were taken out: {1}",
        "Words that were deleted as {0} tracked changes in the document that the text comes from were taken out: {1}");

    /// <summary>Words that nobody saw where the text comes from were taken out.</summary>
    public static readonly ChangeKind Hidden = new(
        "Words or pictures that were hidden where the text comes from were taken out. They begin: {1}",
        "Words or pictures that were hidden at {0} places where the text comes from were taken out. They begin: {1}");

    /// <summary>Words stand in the text as deleted. Nothing was changed.</summary>
    public static readonly ChangeKind Struck = new(
        "Words that are marked as deleted are kept, and readers see them struck through. If they are not to be read, delete them: {1}",
        "Words that are marked as deleted at {0} places are kept, and readers see them struck through. If they are not to be read, delete them: {1}");

    /// <summary>Whether the change is only a hint, which comes back until somebody does something about it.</summary>
    public static bool IsHint(ChangeKind kind) => kind == HeadWanted || kind == Struck;

    /// <summary>Lines with typed marks became a list.</summary>
    public static readonly ChangeKind List = new(
        "Lines with typed marks or numbers are now a list; it begins: {1}",
        "Lines with typed marks or numbers are now {0} lists; they begin: {1}");

    /// <summary>A row that was bold became the header of its table.</summary>
    public static readonly ChangeKind TableHead = new(
        "The first row of a table, which was bold, is now its header: {1}",
        "The first rows of {0} tables, which were bold, are now their headers: {1}");

    /// <summary>A table has no header. Nothing was changed.</summary>
    public static readonly ChangeKind HeadWanted = new(
        "A table has no header row: make its first row bold and save, so that readers who hear it know what stands in each column. It begins: {1}",
        "{0} tables have no header row: make their first rows bold and save, so that readers who hear them know what stands in each column. They begin: {1}");

    /// <summary>Joined cells that no table can have were separated.</summary>
    public static readonly ChangeKind Cells = new(
        "Joined cells that do not fit into their table were separated. Look at the table that begins: {1}",
        "Joined cells that do not fit into their tables were separated. Look at the {0} tables that begin: {1}");

    /// <summary>Something that would have been loaded from elsewhere became a link.</summary>
    public static readonly ChangeKind Embedded = new(
        "What was to be shown here from another place cannot stand in a text, as every reader would load it from there unasked. A link to it stands in its place; for a video you can also use a video block. It was: {1}",
        "{0} things that were to be shown from other places cannot stand in a text, as every reader would load them from there unasked. Links to them stand in their places; for a video you can also use a video block. They were: {1}");

    /// <summary>Something that would have been loaded from elsewhere was taken out; it has no address that readers could open.</summary>
    public static readonly ChangeKind NotEmbedded = new(
        "What was to be shown here cannot stand in a text, and has no address that readers could open. It was taken out: {1}");

    /// <summary>A link that leads nowhere was taken off, and its words were kept.</summary>
    public static readonly ChangeKind DeadLink = new(
        "A link that readers cannot open was taken off. Its words are kept. It led to: {1}",
        "{0} links that readers cannot open were taken off. Their words are kept. They led to: {1}");

    /// <summary>Empty lines, and rows of no-break spaces.</summary>
    public static readonly ChangeKind Blanks = new(
        "An empty line or a row of blanks was taken out: the site keeps the distances.",
        "{0} empty lines and rows of blanks were taken out: the site keeps the distances.");
}
