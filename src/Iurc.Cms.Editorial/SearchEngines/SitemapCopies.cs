using Iurc.Cms.Programme.Copies;
using OrchardCore.Sitemaps.Cache;

namespace Iurc.Cms.Editorial.SearchEngines;

/// <summary>The sitemaps of this node.</summary>
public sealed class SitemapCopies(ISitemapCacheProvider cache) : ILocalCopies
{
    /// <inheritdoc />
    public Task ForgetAsync() => cache.PurgeAllAsync();
}
