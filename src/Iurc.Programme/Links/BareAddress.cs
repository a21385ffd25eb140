using System.Text.RegularExpressions;

namespace Iurc.Programme.Links;

/// <summary>Addresses as people write them in letters: <c>press@example.eu</c>, <c>www.example.eu</c>. In a link they lead to a page of that name.</summary>
public static partial class BareAddress
{
    /// <summary>The whole address; null for what is none without its beginning.</summary>
    /// <param name="address">What was typed.</param>
    public static string? Complete(string address)
        => Mail().IsMatch(address) ? "mailto:" + address : Website().IsMatch(address) ? "https://" + address : null;

    [GeneratedRegex(@"^[\p{L}\p{N}!#$%&'*+=^_`{|}~.-]+@([\p{L}\p{N}-]+\.)+\p{L}{2,}$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Mail();

    [GeneratedRegex(@"^www\.([\p{L}\p{N}-]+\.)+\p{L}{2,}([/?#].*)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Website();
}
