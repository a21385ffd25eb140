using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Iurc.Programme.Addresses;

/// <summary>
/// The one spelling of an address that all others share: whoever compares addresses compares these. A percent sign, a full-width letter, a
/// letter that nobody sees, another case, a slash or a dot more make no other address.
/// </summary>
public static partial class CanonicalAddress
{
    /// <summary>
    /// The canonical spelling: in lower case, in Unicode's compatibility form (NFKC, https://www.unicode.org/reports/tr15/), decoded as often
    /// as there is anything to decode, without characters that are not seen, and without slashes at its ends; empty for the home page.
    /// </summary>
    /// <param name="path">The path of an address, with or without a leading slash, in any spelling.</param>
    public static string Of(string path)
    {
        ArgumentNullException.ThrowIfNull(path);

        var text = path;
        // A full-width percent sign can only be decoded in the next round. However often one is encoded, there are few rounds.
        for (string? before = null; text != before && !IsPlain(text);)
        {
            before = text;
            text = Visible(Uri.UnescapeDataString(EncodedPercentSigns().Replace(text, "%"))).Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        }

        List<string> segments = [];
        foreach (var segment in text.Split('/', '\\').Select(segment => segment.Trim()))
        {
            switch (segment)
            {
                case "" or ".":
                    break;
                case "..":
                    if (segments.Count > 0)
                    {
                        segments.RemoveAt(segments.Count - 1);
                    }

                    break;
                default:
                    segments.Add(segment);
                    break;
            }
        }

        return string.Join('/', segments);
    }

    private static bool IsPlain(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c is not ('-' or '_' or '/'))
            {
                return false;
            }
        }

        return true;
    }

    // Half a character, which Unicode cannot normalize, becomes U+FFFD.
    private static string Visible(string text)
    {
        var visible = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsUnseen(rune))
            {
                visible.Append(rune);
            }
        }

        return visible.ToString();
    }

    private static bool IsUnseen(Rune rune)
        => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
            // What will never be a character; .NET does not normalize some of them.
            || (rune.Value & 0xFFFE) == 0xFFFE
            // Variation selectors, the joiner of graphemes, and fillers (Unicode's Default_Ignorable_Code_Point) are letters or marks to .NET.
            || rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x3164 or (>= 0xFE00 and <= 0xFE0F) or 0xFFA0
                or (>= 0xE0000 and <= 0xE0FFF);

    [GeneratedRegex("%(25)+", RegexOptions.ExplicitCapture)]
    private static partial Regex EncodedPercentSigns();
}
