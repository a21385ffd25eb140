using System.Globalization;
using System.Text;

namespace Iurc.Programme;

/// <summary>Cuts texts to a length. No cut goes through a character as readers see it: half a surrogate pair is no text, and PostgreSQL refuses it.</summary>
public static class TextCut
{
    /// <summary>
    /// The beginning of a text that ends between two text elements (Unicode UAX #29). Where the first element alone is too long, for
    /// one can have any number of accents, it ends between two code points.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="length">How long it may be at most, in UTF-16 units.</param>
    public static string At(string text, int length)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegative(length);

        if (text.Length <= length)
        {
            return text;
        }

        var end = 0;
        while (end + StringInfo.GetNextTextElementLength(text, end) is var next && next <= length)
        {
            end = next;
        }

        return text[..(end > 0 ? end : RunesWithin(text, length))];
    }

    /// <summary>A text with U+FFFD for each half of a surrogate pair that stands alone.</summary>
    public static string Whole(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        return text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 ? text : string.Concat<Rune>(text.EnumerateRunes());
    }

    private static int RunesWithin(string text, int length)
        => length > 0 && char.IsHighSurrogate(text[length - 1]) && char.IsLowSurrogate(text[length]) ? length - 1 : length;
}
