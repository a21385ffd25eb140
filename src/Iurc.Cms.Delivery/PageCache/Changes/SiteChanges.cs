using OrchardCore.Environment.Shell.Scope;

namespace Iurc.Cms.Delivery.PageCache.Changes;

/// <summary>
/// The changes of one scope, for which kept pages are thrown away when the scope has committed them and before it ends: whoever
/// made a change is answered after that, and every request that comes after the answer sees the new state.
/// </summary>
internal sealed class SiteChanges(CachedSite site, PageStore store, PageCacheMetrics metrics) : IAsyncDisposable
{
    private readonly HashSet<string> _tags = new(StringComparer.Ordinal);
    private bool _isAnnounced;

    /// <summary>Pages with this tag show what has changed.</summary>
    public void Changed(string tag) => Add(site.Tag(tag));

    /// <summary>Any page may show what has changed.</summary>
    public void ChangedAnything() => Add(site.AllTag);

    /// <summary>A scope may end in an error after it has committed a part; what is left is thrown away here.</summary>
    public ValueTask DisposeAsync() => ApplyAsync();

    private void Add(string tag)
    {
        _tags.Add(tag);
        if (_isAnnounced || ShellScope.Current is not { } scope)
        {
            return;
        }

        _isAnnounced = true;
        try
        {
            // Last: after the store has committed, and after Orchard has renewed what it keeps of it in memory.
            scope.RegisterBeforeDispose(_ => ApplyAsync().AsTask(), last: true);
        }
        catch (InvalidOperationException)
        {
            // The scope is ending already: DisposeAsync is next.
        }
    }

    private async ValueTask ApplyAsync()
    {
        if (_tags.Count == 0)
        {
            return;
        }

        string[] tags = [.. _tags];
        _tags.Clear();
        _isAnnounced = false;
        metrics.Change();
        await store.ChangeAsync(site, tags);
    }
}
