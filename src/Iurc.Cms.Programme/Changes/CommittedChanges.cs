using Microsoft.Extensions.Options;
using OrchardCore.Data.Documents;
using OrchardCore.Documents.Options;

namespace Iurc.Cms.Programme.Changes;

/// <summary>
/// Orchard's document store, which also begins and ends the changes that it commits. Of its own documents it says that they change: site
/// settings, roles, content definitions, layers, templates, media profiles, redirects and all other settings are documents, and any page
/// may show what they say.
/// </summary>
public sealed class CommittedChanges(IDocumentStore inner, SiteChanges changes, IOptionsMonitor<DocumentOptions> options) : IDocumentStore
{
    // Orchard writes this one anew whenever an item is published; no page shows what is in it.
    private const string Sitemaps = "SitemapDocument";

    private bool _isCancelled;

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
        NoteDocument<T>();
        if (typeof(T).Name != Sitemaps)
        {
            await changes.ChangeAsync(ChangeTags.Anything);
        }

        await inner.UpdateAsync(document, updateCache, checkConcurrency);
    }

    /// <inheritdoc />
    public Task CancelAsync()
    {
        _isCancelled = true;
        return inner.CancelAsync();
    }

    /// <inheritdoc />
    public void AfterCommitSuccess<T>(DocumentStoreCommitSuccessDelegate afterCommit)
    {
        NoteDocument<T>();
        inner.AfterCommitSuccess<T>(afterCommit);
    }

    /// <inheritdoc />
    public void AfterCommitFailure<T>(DocumentStoreCommitFailureDelegate afterCommit) => inner.AfterCommitFailure<T>(afterCommit);

    /// <inheritdoc />
    /// <exception cref="ChangeNotStoredException">Nothing is stored: the other nodes could not be told of it.</exception>
    public async Task CommitAsync()
    {
        if (!_isCancelled)
        {
            try
            {
                await changes.BeginCommitAsync();
            }
            catch (ChangeNotStoredException)
            {
                await CancelAsync();
                throw;
            }
        }

        var isDone = false;
        try
        {
            await inner.CommitAsync();
            isDone = true;
        }
        finally
        {
            // After Orchard has renewed what it keeps in memory of it.
            await changes.EndAsync(areDocumentsTold: isDone);
        }
    }

    // The one name that Orchard's document managers give to the options of a document.
    private void NoteDocument<T>() => changes.ChangeDocument(options.Get(typeof(T).FullName).CacheIdKey);
}
