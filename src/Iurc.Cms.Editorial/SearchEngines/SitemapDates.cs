using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Iurc.Cms.Programme.Models;
using Iurc.Programme;
using Iurc.Programme.Pages;
using Iurc.Programme.Phases;
using Iurc.Programme.Regions;
using Iurc.Programme.Testimonials;
using OrchardCore.ContentManagement;
using OrchardCore.Sitemaps.Builders;

namespace Iurc.Cms.Editorial.SearchEngines;

/// <summary>
/// Gives search engines the dates that readers see: small changes do not count, and a list is as new as the newest thing on it. Orchard
/// writes the moment of the last change after it has asked for anything else, so the dates are put in when the sitemap is whole.
/// </summary>
public sealed class SitemapDates(IProgrammeCatalogue catalogue, ISitePages pages, IContentManager content, IContentHandleManager handles) : ISitemapContentItemExtendedMetadataProvider
{
    private readonly Dictionary<string, DateTime> _dates = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public XAttribute? GetExtendedAttribute => null;

    /// <inheritdoc />
    public async Task<bool> ApplyExtendedMetadataAsync(SitemapBuilderContext context, ContentItemsQueryContext queryContext, ContentItem contentItem, XElement url)
    {
        ArgumentNullException.ThrowIfNull(contentItem);
        ArgumentNullException.ThrowIfNull(url);

        if (url.Elements().FirstOrDefault(element => element.Name.LocalName == "loc")?.Value is { } address && await DateOfAsync(contentItem) is { } date)
        {
            _dates[address] = date;
        }

        return true;
    }

    /// <summary>Puts the dates in.</summary>
    public XDocument Apply(XDocument sitemap)
    {
        ArgumentNullException.ThrowIfNull(sitemap);

        foreach (var url in sitemap.Root?.Elements() ?? [])
        {
            var loc = url.Elements().FirstOrDefault(element => element.Name.LocalName == "loc")?.Value;
            if (loc is not null && _dates.TryGetValue(loc, out var date) && url.Elements().FirstOrDefault(element => element.Name.LocalName == "lastmod") is { } written)
            {
                written.Value = date.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture) + "+00:00";
            }
        }

        return sitemap;
    }

    // As the templates of these types work it out.
    private async ValueTask<DateTime?> DateOfAsync(ContentItem item)
    {
        var own = item.UpdatedUtc();
        return item.ContentType switch
        {
            nameof(Phase) => LastUpdated.Of(
                own, await catalogue.GetPhasesAsync(), await RegionsAsync([item.ContentItemId]), await TestimonialsAsync(new TestimonialQuery(PhaseId: item.ContentItemId))),
            nameof(Region) when item.ToRegionFacts() is { } region => LastUpdated.Of(
                own, await PhasesAsync(region.PhaseIds), await TestimonialsAsync(new TestimonialQuery(RegionId: item.ContentItemId))),
            "CollectionPage" => LastUpdated.Of(own, await ListedAsync((string?)((JsonObject)item.Content)["CollectionPage"]?["Collection"]?["Text"] ?? "")),
            "LandingPage" => LastUpdated.Of(own, await InBlocksAsync((JsonObject)item.Content)),
            _ => own,
        };
    }

    private async ValueTask<IEnumerable<object?>> ListedAsync(string collection) => collection switch
    {
        "phases" => [await catalogue.GetPhasesAsync()],
        "regions" => [await catalogue.GetPhasesAsync(), await catalogue.GetRegionsAsync()],
        "site-map" => [await pages.GetPagesAsync(), await catalogue.GetPhasesAsync(), await catalogue.GetRegionsAsync()],
        "testimonials" => await TestimonialsAsync(new TestimonialQuery()),
        _ => [],
    };

    private async ValueTask<IReadOnlyList<object?>> InBlocksAsync(JsonObject page)
    {
        var shown = new List<object?>();
        foreach (var block in (page["Blocks"]?["ContentItems"] as JsonArray ?? []).OfType<JsonObject>())
        {
            var type = (string?)block["ContentType"] ?? "";
            switch (type)
            {
                case "PhaseBlock":
                    shown.Add(await PhasesAsync(IdsIn(block[type]?["Phase"])));
                    break;
                case "TimelineBlock":
                    shown.Add(await catalogue.GetPhasesAsync());
                    break;
                case "RegionsBlock":
                    var ids = IdsIn(block[type]?["Phase"]);
                    shown.Add(await PhasesAsync(ids));
                    shown.Add(await RegionsAsync(ids));
                    break;
                case "TestimonialsBlock":
                    foreach (var id in IdsIn(block[type]?["Testimonials"]))
                    {
                        shown.Add(await catalogue.GetTestimonialAsync(id));
                    }

                    break;
                case "FundingBlock":
                    shown.Add((await content.GetAsync(await handles.GetContentItemIdAsync("alias:funding-statement")))?.UpdatedUtc());
                    break;
            }
        }

        return shown;
    }

    private async ValueTask<IEnumerable<PhaseFacts>> PhasesAsync(IReadOnlyList<string> ids) => (await catalogue.GetPhasesAsync()).Where(phase => ids.Contains(phase.Id));

    private async ValueTask<IEnumerable<RegionFacts>> RegionsAsync(IReadOnlyList<string> phaseIds)
        => (await catalogue.GetRegionsAsync()).Where(region => region.PhaseIds.Any(phaseIds.Contains));

    private async ValueTask<IReadOnlyList<TestimonialFacts>> TestimonialsAsync(TestimonialQuery query) => (await catalogue.GetTestimonialsAsync(query)).Items;

    private static IReadOnlyList<string> IdsIn(JsonNode? field)
        => [.. (field?["ContentItemIds"] as JsonArray ?? []).OfType<JsonValue>().Select(id => id.TryGetValue<string>(out var text) ? text : "")];
}
