namespace Iurc.Programme;

/// <summary>Tells whether a text is an address that a public link may point to.</summary>
public static class WebAddress
{
    /// <summary>
    /// True for an absolute <c>http</c> or <c>https</c> address with a host, without a user name or password,
    /// white space or control characters. <c>javascript:</c>, <c>data:</c> and relative addresses are refused.
    /// </summary>
    public static bool IsPublic(string? address)
        => address is { Length: > 0 and <= 2048 }
            && !address.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))
            && Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            && uri.Host.Length > 0
            && uri.UserInfo.Length == 0;
}
