using System.Xml.Linq;
using OrchardCore.Sitemaps.Builders;
using OrchardCore.Sitemaps.Models;

namespace Iurc.Cms.Editorial.SearchEngines;

/// <summary>
/// Makes the addresses in a sitemap whole where the site has no base URL: a sitemap with relative addresses is not valid, and that is
/// what Orchard writes then.
/// </summary>
public sealed class AddressedSitemapBuilder(DefaultSitemapBuilder inner, SiteAddress site) : ISitemapBuilder
{
    /// <inheritdoc />
    public Task<XDocument> BuildAsync(SitemapType sitemap, SitemapBuilderContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        if (string.IsNullOrEmpty(context.HostPrefix))
        {
            context.HostPrefix = site.OfRequest;
        }

        return inner.BuildAsync(sitemap, context);
    }
}
