namespace Iurc.Cms.Programme.Changes;

/// <summary>The changes of a site that runs on several nodes. A site on one node has none.</summary>
public interface ISharedGeneration
{
    /// <summary>Learns what other nodes have changed, and hands its <see cref="ChangeTags"/> to <paramref name="apply"/>.</summary>
    /// <returns>Whether what is kept holds now: false while a change is being stored, or when that is not known.</returns>
    ValueTask<bool> CatchUpAsync(Func<IReadOnlyCollection<string>, ValueTask> apply);

    /// <summary>Says that this node is about to store a change.</summary>
    /// <param name="earlier">What an earlier call for the same change gave; it counts no longer.</param>
    /// <param name="documents">The keys by which the nodes know the versions of the documents that the change is of.</param>
    /// <returns>What <see cref="EndAsync"/> wants to know.</returns>
    /// <exception cref="ChangeNotStoredException">The other nodes cannot be told: the change must not be stored.</exception>
    Task<string> BeginAsync(string? earlier, IReadOnlyCollection<string> documents);

    /// <summary>Says that the change is stored.</summary>
    /// <param name="change">What <see cref="BeginAsync"/> gave; null if it failed.</param>
    /// <param name="tags">What has changed.</param>
    /// <param name="documents">The documents that the nodes may not have been told of; none if they have been.</param>
    /// <exception cref="Exception">The other nodes could not be told. They will be, as soon as that is possible.</exception>
    Task EndAsync(string? change, IReadOnlyCollection<string> tags, IReadOnlyCollection<string> documents);
}
