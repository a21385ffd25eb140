using System.Collections.Immutable;

namespace Iurc.Cms.Programme.Changes;

/// <summary>
/// Counts the changes of the site. Whatever keeps something of it in memory (pages, what is known of the programme, addresses) goes by
/// this one count: what was begun in one generation is not kept in the next. On several nodes it is also what they tell each other.
/// </summary>
/// <param name="shared">The other nodes; null when there are none.</param>
public sealed class SiteGeneration(ISharedGeneration? shared = null)
{
    private ImmutableArray<IChangeListener> _listeners = [];
    private long _number;

    /// <summary>How many changes this node knows of since its shell was made.</summary>
    public long Number => Volatile.Read(ref _number);

    /// <summary>Whether other nodes change the site too.</summary>
    public bool IsShared => shared is not null;

    /// <summary>Lets the listener hear of each change, as long as the shell lives.</summary>
    public void Tell(IChangeListener listener) => ImmutableInterlocked.Update(ref _listeners, (listeners, added) => listeners.Add(added), listener);

    /// <summary>Learns what other nodes have changed. False when that is not certain: then nothing that is kept may be used.</summary>
    public ValueTask<bool> CatchUpAsync() => shared?.CatchUpAsync(ApplyAsync) ?? ValueTask.FromResult(true);

    /// <inheritdoc cref="ISharedGeneration.BeginAsync"/>
    public Task<string> BeginAsync(string? earlier, IReadOnlyCollection<string> documents) => shared?.BeginAsync(earlier, documents) ?? Task.FromResult("");

    /// <summary>Begins the next generation, on all nodes.</summary>
    /// <inheritdoc cref="ISharedGeneration.EndAsync"/>
    public async Task EndAsync(string? change, IReadOnlyCollection<string> tags, IReadOnlyCollection<string> documents)
    {
        await ApplyAsync(tags);
        if (shared is not null)
        {
            await shared.EndAsync(change, tags, documents);
        }
    }

    private async ValueTask ApplyAsync(IReadOnlyCollection<string> tags)
    {
        Interlocked.Increment(ref _number);
        foreach (var listener in _listeners)
        {
            await listener.OnChangeAsync(tags);
        }
    }
}
