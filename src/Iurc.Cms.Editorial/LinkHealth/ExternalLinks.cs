using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using Iurc.Cms.Programme.Models;
using Iurc.Programme;
using OrchardCore.ContentManagement;

namespace Iurc.Cms.Editorial.LinkHealth;

/// <summary>Finds the external addresses that readers of an item are given.</summary>
public static class ExternalLinks
{
    /// <summary>How many addresses of one item are looked after.</summary>
    public const int MostOfOneItem = 500;

    /// <summary>The length of what <see cref="KeyOf"/> gives.</summary>
    public const int KeyLength = 32;

    /// <summary>The addresses in the fields and in the rich text of <paramref name="item"/>, whatever its type, each once.</summary>
    public static IReadOnlyList<ExternalLink> Of(ContentItem item)
    {
        ArgumentNullException.ThrowIfNull(item);

        // With its letters escaped, an address may be longer than it was typed. One that is too long is not looked after.
        var found = Find((JsonObject)item.Content, "").Where(WebAddress.IsWeb).Select(Normalized).Where(IsKept).ToList();
        return [.. ClosingWebsite(item, found), .. found.Distinct(StringComparer.Ordinal).Select(address => new ExternalLink(address)).Take(MostOfOneItem)];
    }

    // From its closing day on the theme gives readers no link to the website of a region: see RegionFacts.LinkAddressOn. Its text may.
    private static IEnumerable<ExternalLink> ClosingWebsite(ContentItem item, List<string> found)
    {
        if (item.ToRegionFacts() is { ClosedOn: { } day } region && WebAddress.IsWeb(region.Website)
            && Normalized(region.Website) is var website && IsKept(website) && found.Remove(website) && !found.Contains(website))
        {
            yield return new ExternalLink(website, day);
        }
    }

    /// <summary>A short text for an address of any length, by which it can be indexed.</summary>
    public static string KeyOf(string address)
        => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address)).AsSpan(0, KeyLength / 2));

    /// <summary>An address in the form in which it is kept: without the fragment, which is never sent to the server.</summary>
    /// <param name="address">An address that <see cref="WebAddress.IsWeb"/> accepts.</param>
    public static string Normalized(string address) => new Uri(address).GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);

    private static bool IsKept(string normalized) => normalized.Length <= WebAddress.MaxLength;

    private static IEnumerable<string> Find(JsonNode? node, string name) => node switch
    {
        JsonObject members => members.SelectMany(member => Find(member.Value, member.Key)),
        JsonArray values => values.SelectMany(value => Find(value, name)),
        JsonValue value when value.TryGetValue<string>(out var text) => name == "Html" ? FindInHtml(text) : [text.Trim()],
        _ => [],
    };

    private static IEnumerable<string> FindInHtml(string html)
        => html.Contains("<a", StringComparison.OrdinalIgnoreCase)
            ? new HtmlParser().ParseDocument(html).QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!.Trim())
            : [];
}

/// <summary>An address that readers are given.</summary>
/// <param name="Address">The address.</param>
/// <param name="Until">The day from which they are given it no longer; null if no such day is known.</param>
public sealed record ExternalLink(string Address, DateOnly? Until = null);
