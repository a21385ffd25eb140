using System.Text;
using System.Text.RegularExpressions;

namespace Iurc.Programme.Links;

/// <summary>
/// An address as its owner published it: out of the wrapping that mail programs and search engines put around it, which names who has
/// clicked, and without the keys that follow a reader from a newsletter or an advertisement.
/// </summary>
/// <param name="Address">The address.</param>
/// <param name="Wrapping">The host of the wrapping that was taken off, or empty.</param>
/// <param name="Keys">The names of the keys that were taken off, each once.</param>
public sealed partial record CleanAddress(string Address, string Wrapping, IReadOnlyList<string> Keys)
{
    // Wrappings lie within each other where a mail was forwarded.
    private const int MostWrappings = 8;

    private static readonly HashSet<string> s_keys = new(StringComparer.OrdinalIgnoreCase)
    {
        "_branch_match_id", "_ga", "_gl", "__hsfp", "__hssc", "__hstc", "_hsenc", "_hsmi", "_kx", "_openstat", "dclid", "ef_id", "epik", "fbclid", "gad_source", "gbraid",
        "gclid", "gclsrc", "gdfms", "gdftrk", "gdffi", "hsctatracking", "igsh", "igshid", "irclickid", "li_fat_id", "mc_cid", "mc_eid", "mc_tc", "mkt_tok", "ml_subscriber",
        "ml_subscriber_hash", "msclkid", "oly_anon_id", "oly_enc_id", "rb_clickid", "rdt_cid", "s_cid", "sc_cid", "srsltid", "ttclid", "twclid", "vero_conv", "vero_id", "wbraid",
        "wickedid", "yclid", "ysclid",
    };

    private static readonly string[] s_prefixes = ["utm_", "mtm_", "pk_", "piwik_", "matomo_", "hsa_"];

    /// <summary>The clean form of <paramref name="address"/>: the same text if there is nothing to take off.</summary>
    public static CleanAddress Of(string address)
    {
        ArgumentNullException.ThrowIfNull(address);

        var wrapping = "";
        for (var i = 0; i < MostWrappings && Unwrap(address) is var (host, inner); i++)
        {
            wrapping = wrapping.Length == 0 ? host : wrapping;
            address = inner;
        }

        List<string> keys = [];
        return new(WithoutKeys(address, keys), wrapping, [.. keys.Distinct(StringComparer.OrdinalIgnoreCase)]);
    }

    /// <summary>
    /// Where an address leads that has a wrapping which stays on, as no web address lies in it: <c>javascript:</c> for one; null for every
    /// other address.
    /// </summary>
    /// <param name="address">A clean address.</param>
    public static string? WrappedIn(string address)
    {
        ArgumentNullException.ThrowIfNull(address);

        return Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? InnerOf(uri.Host.TrimEnd('.').ToLowerInvariant(), uri)?.Trim() : null;
    }

    private static (string Host, string Inner)? Unwrap(string address)
    {
        if (!Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
        {
            return null;
        }

        var host = uri.Host.TrimEnd('.').ToLowerInvariant();
        var inner = InnerOf(host, uri)?.Trim();
        return inner is not null && Uri.TryCreate(inner, UriKind.Absolute, out var found) && (found.Scheme == Uri.UriSchemeHttp || found.Scheme == Uri.UriSchemeHttps)
            ? (host, inner) : null;
    }

    private static string? InnerOf(string host, Uri uri)
    {
        var path = uri.AbsolutePath;
        return host switch
        {
            _ when host is "urldefense.proofpoint.com" or "urldefense.com" or "urldefense.us" or "urldefense.proofpoint.us" => Proofpoint(uri),
            // Microsoft's, in all its clouds: by host (eur01.safelinks.protection.outlook.com, ….office365.us, ….partner.outlook.cn) or by path (Teams, Outlook).
            _ when host.Contains("safelink", StringComparison.Ordinal) || path.Contains("safelink", StringComparison.OrdinalIgnoreCase)
                => Value(uri, "url") ?? Value(uri, "destination"),
            _ when Google().IsMatch(host) && path is "/url" => Value(uri, "q") ?? Value(uri, "url"),
            _ when Is(host, "l.facebook.com") || Is(host, "lm.facebook.com") || Is(host, "l.instagram.com") || Is(host, "l.messenger.com") || Is(host, "l.threads.com") => Value(uri, "u"),
            "www.youtube.com" or "youtube.com" when path is "/redirect" => Value(uri, "q"),
            "www.linkedin.com" or "linkedin.com" when path is "/redir/redirect" or "/safety/go" => Value(uri, "url"),
            "slack-redir.net" => Value(uri, "url"),
            "linkprotect.cudasvc.com" => Value(uri, "a"),
            "secure-web.cisco.com" => Uri.UnescapeDataString(path[(path.LastIndexOf('/') + 1)..]),
            _ when Is(host, "protection.sophos.com") => Value(uri, "u") is { } text ? FromBase64(text) : null,
            _ => null,
        };
    }

    private static bool Is(string host, string domain) => host == domain || host.EndsWith("." + domain, StringComparison.Ordinal);

    private static string? Value(Uri uri, string key)
        => uri.Query.TrimStart('?').Split('&', ';')
            .Select(pair => pair.Split('=', 2))
            .Where(pair => pair.Length == 2 && string.Equals(pair[0], key, StringComparison.OrdinalIgnoreCase))
            .Select(pair => Uri.UnescapeDataString(pair[1].Replace('+', ' ')))
            .FirstOrDefault(value => value.Length > 0);

    // Proofpoint's three ways to write an address; it publishes how to read them (URL Defense decoding).
    private static string? Proofpoint(Uri uri)
    {
        var path = uri.AbsolutePath;
        if (path.StartsWith("/v1/", StringComparison.Ordinal))
        {
            return Value(uri, "u");
        }

        if (path.StartsWith("/v2/", StringComparison.Ordinal))
        {
            return uri.Query.TrimStart('?').Split('&').FirstOrDefault(pair => pair.StartsWith("u=", StringComparison.Ordinal)) is { } pair
                ? Uri.UnescapeDataString(pair[2..].Replace('-', '%').Replace('_', '/')) : null;
        }

        return ProofpointV3().Match(uri.OriginalString) is { Success: true } match
            ? Filled(SingleSlash().Replace(match.Groups["url"].Value, "$1//"), FromBase64(match.Groups["bytes"].Value) ?? "") : null;
    }

    // "*" stands for the next of the characters that are given apart, "**" and a letter for a run of them.
    private static string? Filled(string url, string characters)
    {
        const string Lengths = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var text = new StringBuilder();
        var next = 0;
        for (var i = 0; i < url.Length; i++)
        {
            if (url[i] != '*')
            {
                text.Append(url[i]);
                continue;
            }

            var count = 1;
            if (i + 2 < url.Length && url[i + 1] == '*' && Lengths.IndexOf(url[i + 2], StringComparison.Ordinal) is >= 0 and var run)
            {
                count = run + 2;
                i += 2;
            }

            if (next + count > characters.Length)
            {
                return null;
            }

            text.Append(characters, next, count);
            next += count;
        }

        return text.ToString();
    }

    private static string? FromBase64(string text)
    {
        var plain = text.Replace('-', '+').Replace('_', '/').TrimEnd('=');
        var bytes = new byte[plain.Length];
        return Convert.TryFromBase64String(plain.PadRight((plain.Length + 3) / 4 * 4, '='), bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }

    private static string WithoutKeys(string address, List<string> keys)
    {
        var hash = address.IndexOf('#', StringComparison.Ordinal);
        var fragment = hash < 0 ? "" : address[(hash + 1)..];
        var rest = hash < 0 ? address : address[..hash];
        var mark = rest.IndexOf('?', StringComparison.Ordinal);
        if (mark >= 0 && !rest.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) && !rest.StartsWith("tel:", StringComparison.OrdinalIgnoreCase))
        {
            var query = Kept(rest[(mark + 1)..], keys);
            rest = query.Length == 0 && mark < rest.Length - 1 ? rest[..mark] : $"{rest[..mark]}?{query}";
        }

        var kept = fragment.Contains('=', StringComparison.Ordinal) ? Kept(fragment, keys) : fragment;
        return hash < 0 || (kept.Length == 0 && fragment.Length > 0) ? rest : $"{rest}#{kept}";
    }

    private static string Kept(string pairs, List<string> keys)
    {
        var parts = pairs.Split('&');
        var kept = parts.Where(pair => !IsTracking(pair)).ToList();
        if (kept.Count == parts.Length)
        {
            return pairs;
        }

        keys.AddRange(parts.Where(IsTracking).Select(NameOf));
        return string.Join('&', kept);
    }

    private static bool IsTracking(string pair)
        => NameOf(pair) is var name && (s_keys.Contains(name) || s_prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)));

    // A browser's "&amp;" that was encoded twice leaves "amp;" before the name.
    private static string NameOf(string pair)
    {
        var name = Uri.UnescapeDataString(pair.Split('=', 2)[0]).Trim();
        return name.StartsWith("amp;", StringComparison.OrdinalIgnoreCase) ? name[4..] : name;
    }

    [GeneratedRegex(@"^(www\.)?google\.[a-z]{2,3}(\.[a-z]{2})?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Google();

    [GeneratedRegex(@"/v3/__(?<url>.+)__;(?<bytes>[A-Za-z0-9_=-]*)!", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex ProofpointV3();

    [GeneratedRegex("^(https?:)/(?!/)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SingleSlash();
}
