using System.Globalization;
using System.Text;
using Iurc.Programme.Links;

namespace Iurc.Programme;

/// <summary>Tells whether a text is an address that a public link may point to.</summary>
public static class WebAddress
{
    /// <summary>The longest address that is accepted, in characters.</summary>
    public const int MaxLength = 2048;

    /// <summary>
    /// True for an absolute <c>http</c> or <c>https</c> address with a host, without a user name or password, white space
    /// or characters that cannot be seen. <c>javascript:</c>, <c>data:</c> and relative addresses are refused.
    /// </summary>
    public static bool IsWeb(string? address) => Parse(address) is not null;

    /// <summary>True for an address that <see cref="IsWeb"/> accepts and that leads to a <see cref="PublicHost"/>: one that readers can open.</summary>
    public static bool IsPublic(string? address) => Parse(address) is { } uri && PublicHost.Contains(uri.Host);

    /// <summary>True for an address that would do if its host were public: <c>http://localhost/</c>, <c>https://intranet/</c>, <c>http://10.0.0.1/</c>.</summary>
    public static bool IsPrivate(string? address) => Parse(address) is { } uri && !PublicHost.Contains(uri.Host);

    private static Uri? Parse(string? address)
        => address is { Length: > 0 and <= MaxLength }
            && address.EnumerateRunes().All(IsVisible)
            && Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            && !Authority(address).Contains('@', StringComparison.Ordinal) ? uri : null;

    // A lone surrogate enumerates as the replacement character.
    private static bool IsVisible(Rune rune) => rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    // Uri drops an empty user name ("https://@host/"), so look at what was typed.
    private static string Authority(string address)
    {
        var start = address.IndexOf("//", StringComparison.Ordinal) + 2;
        var end = address.AsSpan(start).IndexOfAny('/', '?', '#');
        return end < 0 ? address[start..] : address.Substring(start, end);
    }
}
