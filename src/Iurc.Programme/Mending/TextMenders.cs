using Iurc.Programme.Links;
using Iurc.Programme.RichTexts;
using Iurc.Programme.Testimonials;

namespace Iurc.Programme.Mending;

/// <summary>All menders of texts.</summary>
public static class TextMenders
{
    /// <summary>The menders, in the order in which they run.</summary>
    public static IReadOnlyList<ITextMender> All { get; } = [new RichTextMender(), new AddressMender(), new QuotationMender(), new LineEndMender()];

    /// <summary>The text as it is to be stored.</summary>
    public static Mended Mend(TextPlace place, string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        List<Change> changes = [];
        foreach (var mender in All)
        {
            if (mender.Mend(place, text) is { } mended)
            {
                text = mended.Text;
                changes.AddRange(mended.Changes);
            }
        }

        return new(text, changes);
    }
}
