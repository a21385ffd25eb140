using System.Globalization;
using System.Xml.Linq;
using Iurc.Cms.Programme.Models;
using Iurc.Programme;
using Iurc.Programme.Pages;
using Iurc.Programme.Testimonials;
using OrchardCore.ContentManagement;
using OrchardCore.Sitemaps.Builders;
using OrchardCore.Sitemaps.Models;

namespace Iurc.Cms.Editorial.SearchEngines;

/// <summary>
/// Gives search engines the dates that readers see: small changes do not count, and a list is as new as the newest thing on it. Orchard
/// writes the moment of the last change after it has asked for anything else, so the dates are put in when the sitemap is whole.
/// </summary>
public sealed class SitemapDates(IProgrammeCatalogue catalogue, ISitePages pages) : ISitemapContentItemExtendedMetadataProvider
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

    private async ValueTask<DateTime?> DateOfAsync(ContentItem item)
    {
        var own = item.UpdatedUtc();
        return item.ContentType != "CollectionPage" ? own : (string?)item.Content.CollectionPage?.Collection?.Text switch
        {
            "phases" => LastUpdated.Of(own, await catalogue.GetPhasesAsync()),
            "regions" => LastUpdated.Of(own, await catalogue.GetPhasesAsync(), await catalogue.GetRegionsAsync()),
            "site-map" => LastUpdated.Of(own, await pages.GetPagesAsync(), await catalogue.GetPhasesAsync(), await catalogue.GetRegionsAsync()),
            "testimonials" => LastUpdated.Of(own, (await catalogue.GetTestimonialsAsync(new TestimonialQuery())).Items),
            _ => own,
        };
    }
}
