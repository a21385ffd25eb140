namespace Iurc.Cms.Editorial.Preview;

/// <summary>Why a preview could not be made.</summary>
/// <param name="Template">The file of the template, or the name of the shape if it has no file; null if no template was at work.</param>
/// <param name="Line">The line that failed, if it is known.</param>
/// <param name="Message">What went wrong, in one line.</param>
/// <param name="Source">The template's text; empty if it cannot be had.</param>
internal sealed record FailedTemplate(string? Template, int? Line, string Message, string Source)
{
    // How many lines are shown on either side of the failing one.
    private const int Around = 3;

    /// <summary>The lines around the one that failed, with their numbers.</summary>
    public IEnumerable<(int Number, string Text)> Excerpt()
        => Line is not { } line ? [] : Source.Split('\n').Select((text, i) => (Number: i + 1, Text: text.TrimEnd('\r'))).Where(one => Math.Abs(one.Number - line) <= Around);
}
