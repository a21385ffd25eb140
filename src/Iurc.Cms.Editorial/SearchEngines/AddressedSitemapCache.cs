using OrchardCore.Sitemaps.Cache;

namespace Iurc.Cms.Editorial.SearchEngines;

/// <summary>
/// Keeps no sitemap while the site has no base URL: it names the host that the request named, which need not be the next reader's.
/// </summary>
public sealed class AddressedSitemapCache(DefaultSitemapCacheProvider inner, SiteAddress site) : ISitemapCacheProvider
{
    /// <inheritdoc />
    public async Task<ISitemapCacheFileResolver?> GetCachedSitemapAsync(string cacheFileName)
        => await site.IsSetAsync() ? await inner.GetCachedSitemapAsync(cacheFileName) : null;

    /// <inheritdoc />
    public async Task SetSitemapCacheAsync(Stream stream, string cacheFileName, CancellationToken cancellationToken)
    {
        if (await site.IsSetAsync())
        {
            await inner.SetSitemapCacheAsync(stream, cacheFileName, cancellationToken);
        }
    }

    /// <inheritdoc />
    public Task CleanSitemapCacheAsync(IEnumerable<string> validCacheFileNames) => inner.CleanSitemapCacheAsync(validCacheFileNames);

    /// <inheritdoc />
    public Task ClearSitemapCacheAsync(string cacheFileName) => inner.ClearSitemapCacheAsync(cacheFileName);

    /// <inheritdoc />
    public Task<bool> PurgeAllAsync() => inner.PurgeAllAsync();

    /// <inheritdoc />
    public Task<bool> PurgeAsync(string cacheFileName) => inner.PurgeAsync(cacheFileName);

    /// <inheritdoc />
    public Task<IEnumerable<string>> ListAsync() => inner.ListAsync();
}
