using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Handlers;
using OrchardCore.Seo.Models;
using OrchardCore.Sitemaps.Aspects;
using OrchardCore.Sitemaps.Handlers;

namespace Iurc.Cms.Editorial.SearchEngines;

/// <summary>Leaves pages that search engines are asked to pass over out of the sitemap, and those that have been removed.</summary>
public sealed class SitemapContentHandler(ISitemapUpdateHandler sitemaps) : ContentHandlerBase
{
    /// <inheritdoc />
    public override Task GetContentItemAspectAsync(ContentItemAspectContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        return context.ForAsync<SitemapMetadataAspect>(aspect =>
        {
            aspect.Exclude |= context.ContentItem.TryGet<SeoMetaPart>(out var seo) && seo.Render
                && seo.MetaRobots?.Contains("noindex", StringComparison.OrdinalIgnoreCase) == true;
            return Task.CompletedTask;
        });
    }

    /// <summary>Orchard brings the sitemap up to date when an item is published or withdrawn, but not when it is removed.</summary>
    public override Task RemovedAsync(RemoveContentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        return sitemaps.UpdateSitemapAsync(new SitemapUpdateContext { UpdateObject = context.ContentItem });
    }
}
