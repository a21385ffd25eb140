using System.Collections.Concurrent;
using System.Globalization;
using Iurc.Cms.Programme.Changes;
using Microsoft.AspNetCore.OutputCaching;

namespace Iurc.Cms.Delivery.PageCache;

/// <summary>
/// The framework's store, with the one rule that it lacks: a page is kept only if nothing has changed since its request came. Each
/// key therefore names the generation of its request. Here it is taken off again, so that a page outlives changes that do not
/// touch it; but two requests on either side of a change never share a key, and so never wait for the same work.
/// </summary>
internal sealed class PageStore(IOutputCacheStore inner) : IOutputCacheStore
{
    private readonly ConcurrentDictionary<string, CachedSite> _sites = new(StringComparer.Ordinal);

    public void Add(CachedSite site) => _sites[site.Id] = site;

    /// <summary>Forgets a site. Its pages are out of reach at once, so nobody has to wait until their memory is free.</summary>
    public void Remove(CachedSite site)
    {
        if (_sites.TryRemove(site.Id, out _))
        {
            _ = inner.EvictByTagAsync(site.Tag(ChangeTags.Anything), CancellationToken.None).AsTask();
        }
    }

    /// <summary>Throws away what is kept under any of the tags, when the site's generation has changed.</summary>
    public async ValueTask ChangeAsync(CachedSite site, IEnumerable<string> tags)
    {
        // Whoever is storing a page of the generation before has stored it then.
        await site.Gate.WaitAsync();
        site.Gate.Release();

        foreach (var tag in tags)
        {
            await inner.EvictByTagAsync(tag, CancellationToken.None);
        }
    }

    /// <inheritdoc />
    public ValueTask EvictByTagAsync(string tag, CancellationToken cancellationToken) => inner.EvictByTagAsync(tag, cancellationToken);

    /// <inheritdoc />
    public ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellationToken)
        => TryRead(key, out _, out _, out var lasting) ? inner.GetAsync(lasting, cancellationToken) : ValueTask.FromResult<byte[]?>(null);

    /// <inheritdoc />
    public async ValueTask SetAsync(string key, byte[] value, string[]? tags, TimeSpan validFor, CancellationToken cancellationToken)
    {
        if (!TryRead(key, out var siteId, out var generation, out var lasting) || !_sites.TryGetValue(siteId, out var site))
        {
            return;
        }

        await site.Gate.WaitAsync(cancellationToken);
        try
        {
            if (site.Generation == generation)
            {
                await inner.SetAsync(lasting, value, tags, validFor, cancellationToken);
            }
        }
        finally
        {
            site.Gate.Release();
        }
    }

    /// <summary>Reads the site and the generation that <see cref="CachedSite.KeyPrefix"/> wrote, and the key without the generation.</summary>
    private static bool TryRead(string key, out string siteId, out long generation, out string lasting)
    {
        var first = key.IndexOf('|', StringComparison.Ordinal);
        var second = first < 0 ? -1 : key.IndexOf('|', first + 1);
        if (second < 0 || !long.TryParse(key.AsSpan(first + 1, second - first - 1), NumberStyles.None, CultureInfo.InvariantCulture, out generation))
        {
            (siteId, generation, lasting) = ("", 0, "");
            return false;
        }

        siteId = key[..first];
        lasting = string.Concat(key.AsSpan(0, first), key.AsSpan(second));
        return true;
    }
}
