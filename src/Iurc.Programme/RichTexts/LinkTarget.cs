using System.Text;

namespace Iurc.Programme.RichTexts;

/// <summary>The address that a link in a text may have.</summary>
internal static class LinkTarget
{
    private static readonly string[] s_schemes = ["http", "https", "mailto", "tel"];

    /// <summary>The address as it is written on a page, or null if no link may have it: a program, a file of somebody's computer, or no address at all.</summary>
    public static string? Of(string? typed)
    {
        if (typed is null)
        {
            return null;
        }

        // As browsers read it (WHATWG URL Standard, 4.4): blanks at the ends and line ends anywhere are passed over.
        var address = string.Concat(typed.Trim().Trim(s_c0).Where(c => c is not ('\t' or '\n' or '\r')));
        if (address.Any(char.IsControl))
        {
            return null;
        }

        var scheme = SchemeOf(address);
        if (scheme is not null && !s_schemes.Contains(scheme))
        {
            return null;
        }

        if (scheme is "http" or "https")
        {
            address = scheme + address[scheme.Length..].Replace('\\', '/');
            return address.AsSpan(scheme.Length).StartsWith("://") && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? Encoded(address) : null;
        }

        // "//host" and "\\host" have the page's scheme.
        if (address is ['/' or '\\', '/' or '\\', ..])
        {
            return Of("https://" + address[2..]);
        }

        return scheme is null ? Encoded(address.Replace('\\', '/')) : address.Length > scheme.Length + 1 ? Encoded(address) : null;
    }

    private static readonly char[] s_c0 = [.. Enumerable.Range(0, ' ' + 1).Select(code => (char)code)];

    // RFC 3986, 3.1. What has a "/" before its ":" is a path.
    private static string? SchemeOf(string address)
    {
        var colon = address.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && address[..colon].All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '-' or '.') && char.IsAsciiLetter(address[0])
            ? address[..colon].ToLowerInvariant()
            : colon >= 0 && address.AsSpan(0, colon).IndexOfAny('/', '?', '#') < 0 ? "" : null;
    }

    // What may not stand in an address (WHATWG URL Standard, 1.3 and 4.3) is written with its code.
    private static string Encoded(string address)
    {
        var text = new StringBuilder(address.Length);
        var inFragment = false;
        var start = address.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? address.AsSpan(scheme + 3).IndexOfAny('/', '?', '#') is >= 0 and var end ? scheme + 3 + end : address.Length : 0;
        for (var i = 0; i < address.Length; i++)
        {
            var c = address[i];
            if (i < start)
            {
                text.Append(c);
                continue;
            }

            var isEscape = c == '%' && i + 2 < address.Length && char.IsAsciiHexDigit(address[i + 1]) && char.IsAsciiHexDigit(address[i + 2]);
            if (c is ' ' or '"' or '<' or '>' or '`' or '{' or '}' or '|' or '^' or '[' or ']' or '\\' || (c == '%' && !isEscape) || (c == '#' && inFragment))
            {
                text.Append('%').Append(((int)c).ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            }
            else if (char.IsWhiteSpace(c) || (char.IsSurrogate(c) && !(char.IsHighSurrogate(c) && i + 1 < address.Length && char.IsLowSurrogate(address[i + 1])) && !(i > 0 && char.IsLowSurrogate(c) && char.IsHighSurrogate(address[i - 1])))
                || c is >= '\ufdd0' and <= '\ufdef' or '\ufffe' or '\uffff')
            {
                text.Append(Uri.EscapeDataString(TextCut.Whole(c.ToString())));
            }
            else
            {
                text.Append(c);
                inFragment |= c == '#';
            }
        }

        return text.ToString();
    }
}
