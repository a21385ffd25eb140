namespace Iurc.Programme.Mending;

/// <summary>
/// Stores one character for each line break: browsers send two from a form, imports and the API bring what they like, and a CR that is
/// printed is an error of the page's markup. Nobody is told: it is the same line break.
/// </summary>
public sealed class LineEndMender : ITextMender
{
    /// <inheritdoc />
    public Mended? Mend(TextPlace place, string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        return text.Contains('\r', StringComparison.Ordinal) ? new(PlainText.WithLineFeeds(text), []) : null;
    }
}
