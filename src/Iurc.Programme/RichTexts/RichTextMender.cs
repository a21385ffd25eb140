using Iurc.Programme.Mending;

namespace Iurc.Programme.RichTexts;

/// <summary>
/// Mends rich texts: whatever is pasted or typed comes out as valid markup of the few elements that a text needs, without a program,
/// without anything that would be loaded from elsewhere, and with every word that went in, once and in order. What stands in
/// <c>script</c> and <c>style</c> is no words, nor are <see cref="ReviewMarks">reviewers' comments</see> and <see cref="HiddenWords">what nobody saw</see>.
/// </summary>
public sealed class RichTextMender : ITextMender
{
    private const int MostWalks = 3;

    /// <inheritdoc />
    public Mended? Mend(TextPlace place, string text)
        => place.Path is { } path && path.EndsWith(".Html", StringComparison.Ordinal) ? ToStore(text) : null;

    /// <summary>
    /// The text as it is stored. Pictures stay as they are, also those that a rule refuses: whoever wrote them is told, and sees them still.
    /// </summary>
    public static Mended ToStore(string html) => Mend(html, RichTextUse.Stored);

    /// <summary>The text as it is stored when an editor saves it: its headings then have ids for good, also when their words change later.</summary>
    public static Mended ToStoreWithIds(string html) => Mend(html, RichTextUse.Stored | RichTextUse.Ids);

    /// <summary>The text as readers get it, wherever it comes from: a picture of elsewhere gives way to its words, and headings have ids.</summary>
    /// <param name="html">The text.</param>
    /// <param name="below">The level of the heading that it stands below: its own skip none.</param>
    public static string ToShow(string html, int below = 1) => Mend(html, RichTextUse.Ids, below).Text;

    /// <summary>A harmless form of markup of any origin, which may be a piece of a line. It gets no ids.</summary>
    public static string ToEmbed(string html) => Mend(html, RichTextUse.Line).Text;

    private static Mended Mend(string html, RichTextUse use, int below = 0)
    {
        ArgumentNullException.ThrowIfNull(html);

        if (html.Length == 0)
        {
            return new(html, []);
        }

        // Loose lines become paragraphs, and paragraphs may then turn out to be a list.
        var (text, changes) = new RichTextWalk(use, below).Run(html);
        for (var i = 0; i < MostWalks; i++)
        {
            var (next, more) = new RichTextWalk(use, below).Run(text);
            if (next == text)
            {
                break;
            }

            text = next;
            changes = [.. changes, .. more.Where(change => !RichTextChanges.IsHint(change.Kind))];
        }

        return changes.Count == 0 && IsSame(html, text) ? new(html, []) : new(text, changes);
    }

    // Line ends between the elements make no difference, and are kept where there is no other.
    private static bool IsSame(string html, string text) => text == html || text == WithoutGaps(html);

    private static string WithoutGaps(string html)
        => System.Text.RegularExpressions.Regex.Replace(html, @">\s+<(?=/?(p|h[2-6]|ul|ol|li|dl|dt|dd|blockquote|pre|table|caption|thead|tbody|tfoot|tr|t[dh]|hr|figure|figcaption|details|summary|div)\b)", "><").Trim();
}

/// <summary>What a rich text is mended for.</summary>
[Flags]
internal enum RichTextUse
{
    /// <summary>To be shown.</summary>
    None = 0,

    /// <summary>To be stored: pictures stay, for a rule to refuse them.</summary>
    Stored = 1,

    /// <summary>Headings get ids from their words.</summary>
    Ids = 2,

    /// <summary>It may be a piece of a line.</summary>
    Line = 4,
}
