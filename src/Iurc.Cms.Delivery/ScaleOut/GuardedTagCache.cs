using OrchardCore.Environment.Cache;

namespace Iurc.Cms.Delivery.ScaleOut;

/// <summary>Orchard's list, in Redis, of what it keeps of which item, for which nobody waits when Redis does not answer: nothing is kept then.</summary>
public sealed class GuardedTagCache(ITagCache inner, RedisCircuit circuit) : ITagCache
{
    /// <inheritdoc />
    public Task TagAsync(string key, params string[] tags) => circuit.IsOpen ? Task.CompletedTask : inner.TagAsync(key, tags);

    /// <inheritdoc />
    public Task<IEnumerable<string>> GetTaggedItemsAsync(string tag)
        => circuit.IsOpen ? Task.FromResult<IEnumerable<string>>([]) : inner.GetTaggedItemsAsync(tag);

    /// <inheritdoc />
    public Task RemoveTagAsync(string tag) => circuit.IsOpen ? Task.CompletedTask : inner.RemoveTagAsync(tag);
}
