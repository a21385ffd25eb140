namespace Iurc.Cms.Programme.Changes;

/// <summary>
/// The changes of one scope of services. They end, and the next generation begins, when that scope has committed them
/// (<see cref="CommittedChanges"/>), whatever other scope runs at the time: whoever made a change is answered after that, and every
/// request that comes after the answer sees the new state.
/// </summary>
public sealed class SiteChanges(SiteGeneration generation) : IAsyncDisposable, IDisposable
{
    private readonly HashSet<string> _tags = new(StringComparer.Ordinal);
    private readonly HashSet<string> _documents = new(StringComparer.Ordinal);
    private string? _change;

    /// <summary>Whether there are changes that have not ended.</summary>
    public bool HasAny => _tags.Count + _documents.Count > 0;

    /// <summary>Says what is about to be stored.</summary>
    public async Task ChangeAsync(params string[] tags)
    {
        var isFirst = _tags.Count == 0;
        _tags.UnionWith(tags);
        if (isFirst)
        {
            try
            {
                // Not everything waits for a commit: a file is written at once.
                _change = await generation.BeginAsync(_change, _documents);
            }
            catch (ChangeNotStoredException)
            {
                // What is to be committed is refused then; of what is not, EndAsync tells the other nodes later.
            }
        }
    }

    /// <summary>Says that a document is about to be stored, and by which key the nodes know its version.</summary>
    public void ChangeDocument(string key) => _documents.Add(key);

    /// <summary>Says that what has been noted is about to be committed.</summary>
    /// <exception cref="ChangeNotStoredException">It must not be: the other nodes cannot be told of it.</exception>
    public async Task BeginCommitAsync()
    {
        if (HasAny)
        {
            // Anew: the others take a node for dead that stores for too long, and until now it may have prepared a lot.
            _change = await generation.BeginAsync(_change, _documents);
        }
    }

    /// <summary>Says that what has been noted is stored, or will not be.</summary>
    /// <param name="areDocumentsTold">Whether Orchard has told the other nodes of the documents.</param>
    public async Task EndAsync(bool areDocumentsTold)
    {
        if (!HasAny)
        {
            return;
        }

        var (change, tags, documents) = (_change, _tags.ToArray(), areDocumentsTold ? [] : _documents.ToArray());
        _change = null;
        _tags.Clear();
        _documents.Clear();
        await generation.EndAsync(change, tags, documents);
    }

    /// <summary>What nobody has committed by way of Orchard's store, such as files, or what was left by an error, ends here.</summary>
    public async ValueTask DisposeAsync() => await EndAsync(areDocumentsTold: false);

    /// <summary>The same for a scope that is ended without waiting: nothing may be stale, so this waits.</summary>
    public void Dispose() => EndAsync(areDocumentsTold: false).GetAwaiter().GetResult();
}
