using OrchardCore.Environment.Shell.Scope;

namespace Iurc.Cms.Delivery.PageCache.Changes;

/// <summary>
/// The changes of one scope, for which kept pages are thrown away when the scope has committed them and before it ends: whoever
/// made a change is answered after that, and every request that comes after the answer sees the new state.
/// </summary>
internal sealed class SiteChanges(CachedSite site, PageCacheMetrics metrics) : IAsyncDisposable, IDisposable
{
    private readonly HashSet<string> _tags = new(StringComparer.Ordinal);
    private string? _change;

    /// <summary>Pages with any of these tags show what is about to be stored.</summary>
    public async Task ChangeAsync(params string[] tags)
    {
        _tags.UnionWith(tags);
        if (_change is not null)
        {
            return;
        }

        _change = await site.BeginChangeAsync();
        try
        {
            // Last: after the store has committed, and after Orchard has renewed what it keeps of it in memory.
            ShellScope.RegisterBeforeDispose(_ => EndAsync(), last: true);
        }
        catch (InvalidOperationException)
        {
            // The scope is ending already: DisposeAsync is next.
        }
    }

    /// <summary>A scope may end in an error after it has committed a part; what is left is thrown away here.</summary>
    public async ValueTask DisposeAsync() => await EndAsync();

    /// <summary>The same for a scope that is ended without waiting: no page may be stale, so this waits.</summary>
    public void Dispose() => EndAsync().GetAwaiter().GetResult();

    private async Task EndAsync()
    {
        if (_change is not { } change)
        {
            return;
        }

        string[] tags = [.. _tags];
        _change = null;
        _tags.Clear();
        metrics.Change();
        await site.EndChangeAsync(change, tags);
    }
}
