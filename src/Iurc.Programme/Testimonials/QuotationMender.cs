using Iurc.Programme.Mending;

namespace Iurc.Programme.Testimonials;

/// <summary>Takes the marks off that are pasted with a quotation: the page sets them. See <see cref="QuotationMarks"/>.</summary>
public sealed class QuotationMender : ITextMender
{
    private static readonly ChangeKind s_takenOff = new(
        "The quotation marks around the quotation have been taken off. The page sets them, as the language of the quotation has them.");

    /// <inheritdoc />
    public Mended? Mend(TextPlace place, string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        // White space around it is nothing to speak of, and what is nothing but marks stays for the rules.
        return place.Path == "Testimonial.Quote.Text" && QuotationMarks.TakeOff(text) is { Length: > 0 } words && words.Length < text.Trim().Length
            ? new(words, [new(s_takenOff, 0)])
            : null;
    }
}
