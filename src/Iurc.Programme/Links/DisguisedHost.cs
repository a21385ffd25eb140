using System.Globalization;
using System.Text;

namespace Iurc.Programme.Links;

/// <summary>
/// Finds addresses that look as if they led elsewhere: a name before the host (<c>https://europa.eu@example.org/</c>), and a host whose name mixes
/// scripts, of which one has letters that look like another's. So does a sign that turns the direction of writing (Unicode Annex 9), wherever it stands.
/// </summary>
/// <remarks>
/// Scripts may stand beside each other as in Unicode Technical Standard 39, 5.2 (Highly Restrictive): those of East Asia with each other and with
/// Latin, every other alone. Each label of a name counts for itself: its owner chose it, and not the one behind the dot.
/// </remarks>
public static class DisguisedHost
{
    private const int EastAsian = -1;
    private const int Latin = -2;

    /// <summary>The host to which the address really leads, if it looks like another; otherwise null.</summary>
    /// <param name="address">An address as it stands in a link; whatever is no web address disguises nothing.</param>
    public static string? Find(string address)
    {
        ArgumentNullException.ThrowIfNull(address);

        // As browsers read it (WHATWG URL Standard, 4.4).
        var plain = string.Concat(address.Trim().Where(c => c is not ('\t' or '\n' or '\r'))).Replace('\\', '/');
        plain = plain is ['/', '/', ..] ? "https:" + plain : plain;
        if (!Uri.TryCreate(plain, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
        {
            return null;
        }

        if (plain.Any(IsTurn))
        {
            return uri.Host;
        }

        var start = plain.IndexOf(':', StringComparison.Ordinal) + 1;
        var authority = plain[start..].TrimStart('/');
        authority = authority.IndexOfAny(['/', '?', '#']) is >= 0 and var end ? authority[..end] : authority;
        var host = authority[(authority.LastIndexOf('@') + 1)..];
        return authority.Contains('@', StringComparison.Ordinal) || Labels(uri.Host).Any(MixesScripts) ? host : null;
    }

    private static bool IsTurn(char sign) => sign is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');

    private static IEnumerable<string> Labels(string host)
    {
        var name = TextCut.Whole(Uri.UnescapeDataString(host)).Normalize(NormalizationForm.FormKC);
        foreach (var label in name.Split('.', '\u3002'))
        {
            yield return label.StartsWith("xn--", StringComparison.OrdinalIgnoreCase) ? Decoded(label) : label;
        }
    }

    private static string Decoded(string label)
    {
        try
        {
            return new IdnMapping().GetUnicode(label);
        }
        catch (ArgumentException)
        {
            // No name at all: the address leads nowhere.
            return label;
        }
    }

    private static bool MixesScripts(string label)
    {
        var scripts = label.EnumerateRunes().Where(Rune.IsLetter).Select(ScriptOf).Distinct().ToList();
        return scripts.Count > 1 && !scripts.TrueForAll(script => script is Latin or EastAsian);
    }

    // Unicode's blocks; those that are not named have 128 characters to a script, as nearly all have.
    private static int ScriptOf(Rune letter) => letter.Value switch
    {
        < 0x2B0 or (>= 0x1E00 and <= 0x1EFF) or (>= 0x2C60 and <= 0x2C7F) or (>= 0xA720 and <= 0xA7FF) or (>= 0xAB30 and <= 0xAB6F) => Latin,
        (>= 0x370 and <= 0x3FF) or (>= 0x1F00 and <= 0x1FFF) => 0x370,
        (>= 0x400 and <= 0x52F) or (>= 0x1C80 and <= 0x1C8F) or (>= 0x2DE0 and <= 0x2DFF) or (>= 0xA640 and <= 0xA69F) => 0x400,
        >= 0x530 and <= 0x58F => 0x530,
        >= 0x590 and <= 0x5FF => 0x590,
        (>= 0x600 and <= 0x6FF) or (>= 0x750 and <= 0x77F) or (>= 0x870 and <= 0x8FF) => 0x600,
        (>= 0x13A0 and <= 0x13FF) or (>= 0xAB70 and <= 0xABBF) => 0x13A0,
        (>= 0x10A0 and <= 0x10FF) or (>= 0x1C90 and <= 0x1CBF) or (>= 0x2D00 and <= 0x2D2F) => 0x10A0,
        (>= 0x1200 and <= 0x139F) or (>= 0x2D80 and <= 0x2DDF) or (>= 0xAB00 and <= 0xAB2F) => 0x1200,
        (>= 0x1100 and <= 0x11FF) or (>= 0x2E80 and <= 0x9FFF) or (>= 0xA960 and <= 0xA97F) or (>= 0xAC00 and <= 0xD7FF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x1B000 and <= 0x1B2FF) or (>= 0x20000 and <= 0x3FFFF) => EastAsian,
        var code => code >> 7,
    };
}
