using OrchardCore.Data.Documents;

namespace Iurc.Cms.Delivery.PageCache.Changes;

/// <summary>
/// Orchard's document store, which also says that a document changes: site settings, roles, content definitions, layers, templates,
/// media profiles, redirects and all other settings are documents. Any page may show what they say.
/// </summary>
internal sealed class DocumentChanges(IDocumentStore inner, SiteChanges changes) : IDocumentStore
{
    // Orchard writes this one anew whenever an item is published; no page shows what is in it.
    private const string Sitemaps = "SitemapDocument";

    /// <inheritdoc />
    public Task<T> GetOrCreateMutableAsync<T>(Func<Task<T>>? factoryAsync = null)
        where T : class, new()
        => inner.GetOrCreateMutableAsync(factoryAsync);

    /// <inheritdoc />
    public Task<(bool, T)> GetOrCreateImmutableAsync<T>(Func<Task<T>>? factoryAsync = null)
        where T : class, new()
        => inner.GetOrCreateImmutableAsync(factoryAsync);

    /// <inheritdoc />
    public async Task UpdateAsync<T>(T document, Func<T, Task> updateCache, bool checkConcurrency = false)
    {
        if (typeof(T).Name != Sitemaps)
        {
            await changes.ChangeAsync(PageTags.Anything);
        }

        await inner.UpdateAsync(document, updateCache, checkConcurrency);
    }

    /// <inheritdoc />
    public Task CancelAsync() => inner.CancelAsync();

    /// <inheritdoc />
    public void AfterCommitSuccess<T>(DocumentStoreCommitSuccessDelegate afterCommit) => inner.AfterCommitSuccess<T>(afterCommit);

    /// <inheritdoc />
    public void AfterCommitFailure<T>(DocumentStoreCommitFailureDelegate afterCommit) => inner.AfterCommitFailure<T>(afterCommit);

    /// <inheritdoc />
    public Task CommitAsync() => inner.CommitAsync();
}
