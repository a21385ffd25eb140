using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;

namespace Iurc.Cms.Delivery.PageCache;

/// <summary>
/// Tells the framework's OutputCache how to keep pages. What is asked for is said by <see cref="PageRequest"/>; whether the answer
/// may be kept is decided where it is made, by <see cref="PageRenderingMiddleware"/>, and checked here once more.
/// </summary>
internal sealed class PagePolicy(PageCacheMetrics metrics) : IOutputCachePolicy
{
    /// <inheritdoc />
    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var page = context.HttpContext.Features.Get<PageRequest>()!;
        context.EnableOutputCaching = true;
        context.AllowCacheLookup = true;
        context.AllowCacheStorage = true;
        context.AllowLocking = true;

        // Path, scheme and host are in the framework's own key.
        var prefix = page.Site.KeyPrefix(page.Generation, page.Day);
        context.CacheVaryByRules.CacheKeyPrefix = page.Query.Length == 0
            ? prefix + page.Encoding.Letter
            : prefix + page.Encoding.Letter + page.Query;
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        metrics.Hit();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        metrics.Miss();
        var page = context.HttpContext.Features.Get<PageRequest>()!;
        var response = context.HttpContext.Response;
        if (page.Tags is not { } tags
            || response.StatusCode is not (StatusCodes.Status200OK or StatusCodes.Status404NotFound or StatusCodes.Status410Gone)
            || response.Headers.SetCookie.Count > 0
            || page.Origin != PageRequestReader.OriginOf(context.HttpContext.Request)
            || page.Day != page.Site.Day())
        {
            context.AllowCacheStorage = false;
            return ValueTask.CompletedTask;
        }

        context.ResponseExpirationTimeSpan = page.ValidFor;
        context.Tags.UnionWith(tags);
        return ValueTask.CompletedTask;
    }
}
