using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Iurc.Cms.Programme.Models;
using Iurc.Programme.Links;
using Iurc.Programme.RichTexts;
using OrchardCore.ContentManagement;

namespace Iurc.Cms.Editorial.InternalLinks;

/// <summary>Finds where an item leads within the site: by the links of its texts, by its menu entries, and by the items that it has chosen.</summary>
/// <param name="siteBase">The path that all addresses of the site begin with: empty, or a slash and a name.</param>
public sealed class ItemLinks(string siteBase)
{
    /// <summary>How many links of one item are looked after.</summary>
    public const int MostOfOneItem = 1_000;

    /// <summary>The links, each once. One with a host may lead elsewhere: whoever asks knows which hosts are the site's own.</summary>
    public IReadOnlyList<InternalLink> LinksOf(ContentItem item)
    {
        ArgumentNullException.ThrowIfNull(item);

        var page = item.PublicPath().TrimStart('~', '/');
        return [.. AddressesIn((JsonObject)item.Content, "").Select(address => InternalLink.Read(address, page, siteBase)).OfType<InternalLink>().Distinct().Take(MostOfOneItem)];
    }

    /// <summary>The ids of the items that it has chosen, each once.</summary>
    public static IReadOnlyList<string> ChosenBy(ContentItem item)
    {
        ArgumentNullException.ThrowIfNull(item);

        return [.. ChosenIn((JsonObject)item.Content).Distinct(StringComparer.Ordinal).Take(MostOfOneItem)];
    }

    /// <summary>The places of the item's own text to which a link may lead, each once.</summary>
    public static IReadOnlyList<string> PlacesOf(ContentItem item)
    {
        ArgumentNullException.ThrowIfNull(item);

        // As readers get the texts: headings have ids that are stored nowhere, and no two texts of a page have one in common.
        var page = new PageTexts();
        return [.. TextsIn((JsonObject)item.Content).SelectMany(html => PlacesIn(page.Show(html))).Distinct(StringComparer.Ordinal).Take(MostOfOneItem)];
    }

    private static IEnumerable<string> AddressesIn(JsonNode? node, string name) => node switch
    {
        JsonObject members => members.SelectMany(member => AddressesIn(member.Value, member.Key)),
        JsonArray values => values.SelectMany(value => AddressesIn(value, name)),
        JsonValue value when value.TryGetValue<string>(out var text) => name switch
        {
            "Html" => HrefsIn(text),
            "Url" => [text],
            // What the programme knows as a web address may be one of this site.
            _ when text.TrimStart() is ['~', '/', ..] || text.TrimStart().StartsWith("http", StringComparison.OrdinalIgnoreCase) => text.AsSpan().Trim().ContainsAny(" \n\t") ? [] : [text],
            _ => [],
        },
        _ => [],
    };

    private static IEnumerable<string> HrefsIn(string html)
        => html.Contains("href", StringComparison.OrdinalIgnoreCase)
            ? new HtmlParser().ParseDocument(html).QuerySelectorAll("a[href], area[href]").Select(link => link.GetAttribute("href")!)
            : [];

    private static IEnumerable<string> ChosenIn(JsonNode? node) => node switch
    {
        JsonArray values => values.SelectMany(ChosenIn),
        JsonObject members => members.SelectMany(member => member is { Key: "ContentItemIds", Value: JsonArray ids }
            ? ids.Select(id => id is JsonValue one && one.TryGetValue<string>(out var text) ? text : "").Where(id => id.Length > 0) : ChosenIn(member.Value)),
        _ => [],
    };

    private static IEnumerable<string> TextsIn(JsonNode? node) => node switch
    {
        JsonArray values => values.SelectMany(TextsIn),
        JsonObject members => members.SelectMany(member => member is { Key: "Html", Value: JsonValue value }
            ? value.TryGetValue<string>(out var html) ? [html] : [] : TextsIn(member.Value)),
        _ => [],
    };

    private static IEnumerable<string> PlacesIn(string html)
        => html.Contains("id", StringComparison.OrdinalIgnoreCase) || html.Contains("name", StringComparison.OrdinalIgnoreCase)
            ? new HtmlParser().ParseDocument(html).Body!.QuerySelectorAll("[id], a[name]").SelectMany(element => new[] { element.Id, (element as IHtmlAnchorElement)?.GetAttribute("name") })
                .OfType<string>().Where(place => place.Length > 0)
            : [];
}
