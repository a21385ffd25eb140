using System.Text.RegularExpressions;

namespace Iurc.Programme;

/// <summary>Addresses that hold what they lead to (RFC 2397): a screenshot that was pasted into a text is one, of some hundred thousand letters.</summary>
internal static partial class DataAddress
{
    /// <summary>What <paramref name="address"/> holds, in words, for example <c>a pasted picture (PNG)</c>; null if it is no such address.</summary>
    public static string? DescriptionOf(string? address)
    {
        var match = Beginning().Match(address ?? "");
        return !match.Success ? null
            : match.Groups["picture"] is { Success: true } picture ? $"a pasted picture ({picture.Value.ToUpperInvariant()})"
            : match.Groups["type"] is { Success: true } type ? $"a pasted file ({type.Value.ToLowerInvariant()})"
            : "a pasted file";
    }

    // Browsers take spaces around it, and large letters. The kinds of pictures have a suffix (svg+xml) that says nothing to anybody.
    [GeneratedRegex(@"^\s*data:(?<type>image/(x-|vnd\.)?(?<picture>[a-z0-9-]{1,20})[a-z0-9.+-]{0,40}|[a-z]{1,20}/[a-z0-9.+-]{1,80})?\s*(;[^,]{0,200})?,",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Beginning();
}
