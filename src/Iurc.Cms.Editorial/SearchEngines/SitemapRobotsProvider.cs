using OrchardCore.Seo;
using OrchardCore.Sitemaps.Models;
using OrchardCore.Sitemaps.Services;

namespace Iurc.Cms.Editorial.SearchEngines;

/// <summary>Names the sitemaps in robots.txt where the site has no base URL; Orchard names them only where it has one.</summary>
public sealed class SitemapRobotsProvider(ISitemapManager sitemaps, SiteAddress site) : IRobotsProvider
{
    /// <inheritdoc />
    public async Task<string> GetContentAsync()
        => await site.IsSetAsync()
            ? ""
            : string.Join('\n', (await sitemaps.GetSitemapsAsync())
                .OfType<Sitemap>()
                .Where(sitemap => sitemap.Enabled)
                .Select(sitemap => $"Sitemap: {site.OfRequest}{site.PathBase}/{sitemap.Path}"));
}
