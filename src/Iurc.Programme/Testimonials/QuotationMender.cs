using System.Text.RegularExpressions;
using Iurc.Programme.Mending;

namespace Iurc.Programme.Testimonials;

/// <summary>
/// Takes the marks off that are pasted with a quotation: the page sets them (see <see cref="QuotationMarks"/>). It tells of those that stay, and
/// leaves one empty line between paragraphs.
/// </summary>
public sealed partial class QuotationMender : ITextMender
{
    /// <summary>The marks around the whole were taken off.</summary>
    public static readonly ChangeKind TakenOff = new(
        "The quotation marks around the quotation have been taken off. The page sets them, as the language of the quotation has them.");

    /// <summary>Marks stand at an end and do not belong to the whole. Nothing was changed.</summary>
    public static readonly ChangeKind StayAtEnds = new(
        "Quotation marks at the beginning or the end of the quotation stay, as they do not stand around the whole of it. The page sets its own around them: if readers are not to see two marks there, delete yours.");

    /// <summary>More than one empty line stood between paragraphs.</summary>
    public static readonly ChangeKind EmptyLines = new(
        "Empty lines were taken out of the quotation: one stands between two paragraphs.");

    /// <inheritdoc />
    public Mended? Mend(TextPlace place, string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        if (place.Path != "Testimonial.Quote.Text")
        {
            return null;
        }

        // White space around it is nothing to speak of, and what is nothing but marks stays for the rules.
        List<Change> changes = [];
        if (QuotationMarks.TakeOff(text) is { Length: > 0 } words && words.Length < text.Trim().Length)
        {
            text = words;
            changes.Add(new(TakenOff, 0));
        }

        if (QuotationMarks.StayAtEnds(text))
        {
            changes.Add(new(StayAtEnds, 0));
        }

        if (LineEnds().IsMatch(text.Trim()))
        {
            text = LineEnds().Replace(text, "\n\n");
            changes.Add(new(EmptyLines, 0));
        }

        return changes.Count > 0 ? new(text, changes) : null;
    }

    [GeneratedRegex(@"(\r\n?|\n)([^\S\r\n]*(\r\n?|\n)){2,}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex LineEnds();
}
