using System.Xml.Linq;
using OrchardCore.Sitemaps.Builders;
using OrchardCore.Sitemaps.Models;

namespace Iurc.Cms.Editorial.SearchEngines;

/// <summary>
/// Makes the addresses in a sitemap whole where the site has no base URL: a sitemap with relative addresses is not valid, and that is
/// what Orchard writes then. It has the dates of <see cref="SitemapDates"/>.
/// </summary>
public sealed class AddressedSitemapBuilder(DefaultSitemapBuilder inner, SiteAddress site, SitemapDates dates) : ISitemapBuilder
{
    /// <inheritdoc />
    public async Task<XDocument> BuildAsync(SitemapType sitemap, SitemapBuilderContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        if (string.IsNullOrEmpty(context.HostPrefix))
        {
            context.HostPrefix = site.OfRequest;
        }

        return await inner.BuildAsync(sitemap, context) is { } built ? dates.Apply(built) : null!; // Orchard has none for a sitemap of an unknown kind.
    }
}
