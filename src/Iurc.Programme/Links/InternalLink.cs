using System.Globalization;
using Iurc.Programme.Addresses;

namespace Iurc.Programme.Links;

/// <summary>Where a link within the site leads, in the one spelling that all spellings of its address share.</summary>
/// <param name="Host">The host and port that the address names, in lower case; empty when it names none, so that it is the site's own.</param>
/// <param name="Path">The address below the site's, as <see cref="CanonicalAddress"/> spells it; empty for the home page.</param>
/// <param name="Fragment">The place on the page, decoded; empty for none.</param>
public sealed record InternalLink(string Host, string Path, string Fragment)
{
    // A page of any other scheme is none of ours.
    private static readonly string[] s_web = ["http:", "https:"];

    /// <summary>Reads the address of a link as a browser does (WHATWG URL Standard, 4.4).</summary>
    /// <param name="address">The address as it is written: <c>~/about</c>, <c>/about/</c>, <c>../about?x#y</c>, <c>https://host/About</c>.</param>
    /// <param name="page">The path below the site's of the page with the link; empty for the home page. A link such as <c>#results</c> leads there.</param>
    /// <param name="siteBase">The path that all addresses of the site begin with: empty, or a slash and a name.</param>
    /// <returns>Where it leads; null when that is no page of this or of any site.</returns>
    public static InternalLink? Read(string? address, string page = "", string siteBase = "")
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(siteBase);

        var text = string.Concat((address ?? "").Where(sign => !char.IsControl(sign))).Trim().Replace('\\', '/');
        var (beforeFragment, fragment) = Cut(text, '#');
        var (path, query) = Cut(beforeFragment, '?');
        if (path.Length == 0)
        {
            return query.Length + fragment.Length == 0 && text.IndexOfAny(['?', '#']) < 0 ? null : new InternalLink("", CanonicalAddress.Of(page), Decoded(fragment));
        }

        var host = "";
        if (Array.Find(s_web, scheme => path.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) is { } scheme)
        {
            (host, path) = CutHost(path[scheme.Length..].TrimStart('/'));
            host = WithoutPort(host, scheme);
        }
        else if (path.StartsWith("//", StringComparison.Ordinal))
        {
            (host, path) = CutHost(path.TrimStart('/'));
            host = WithoutPort(WithoutPort(host, s_web[0]), s_web[1]);
        }
        else if (HasScheme(path))
        {
            return null;
        }
        else if (path == "~" || path.StartsWith("~/", StringComparison.Ordinal))
        {
            return new InternalLink("", CanonicalAddress.Of(path[1..]), Decoded(fragment));
        }
        else if (path[0] != '/')
        {
            return new InternalLink("", CanonicalAddress.Of(page[..(page.LastIndexOf('/') + 1)] + path), Decoded(fragment));
        }

        // What lies beside the site on the same host is another's.
        return BelowBase(path, siteBase) is { } below && (host.Length > 0 || !path.StartsWith("//", StringComparison.Ordinal))
            ? new InternalLink(host, CanonicalAddress.Of(below), Decoded(fragment)) : null;
    }

    private static (string Before, string After) Cut(string text, char sign)
        => text.IndexOf(sign, StringComparison.Ordinal) is var at and >= 0 ? (text[..at], text[(at + 1)..]) : (text, "");

    private static (string Host, string Path) CutHost(string rest)
    {
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var authority = slash < 0 ? rest : rest[..slash];
        return (authority[(authority.LastIndexOf('@') + 1)..].ToLowerInvariant(), slash < 0 ? "/" : rest[slash..]);
    }

    private static string WithoutPort(string host, string scheme)
    {
        var usual = scheme == "http:" ? ":80" : ":443";
        return host.EndsWith(usual, StringComparison.Ordinal) ? host[..^usual.Length] : host;
    }

    private static bool HasScheme(string path)
    {
        var colon = path.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && char.IsAsciiLetter(path[0]) && path.AsSpan(0, colon).IndexOf('/') < 0;
    }

    private static string? BelowBase(string path, string siteBase)
        => siteBase.Length == 0 ? path
            : !path.StartsWith(siteBase, StringComparison.OrdinalIgnoreCase) ? null
            : path.Length == siteBase.Length || path[siteBase.Length] == '/' ? path[siteBase.Length..] : null;

    // A browser's own instruction (https://wicg.github.io/scroll-to-text-fragment/) is no place on the page.
    private static string Decoded(string fragment)
    {
        var place = fragment.IndexOf(":~:", StringComparison.Ordinal) is var at and >= 0 ? fragment[..at] : fragment;
        return string.Concat(TextCut.Whole(Uri.UnescapeDataString(place)).Where(sign => !char.IsControl(sign))).Trim();
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Host}/{Path}{(Fragment.Length > 0 ? "#" + Fragment : "")}");
}
