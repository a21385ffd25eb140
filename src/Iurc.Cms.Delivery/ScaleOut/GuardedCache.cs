using Iurc.Cms.Programme.Changes;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Environment.Shell.Scope;

namespace Iurc.Cms.Delivery.ScaleOut;

/// <summary>
/// Orchard's cache in Redis, for which nobody waits when Redis does not answer, and which has no answer about documents that a node is
/// storing just now: if it died over that, nobody would say that they are others.
/// </summary>
public sealed class GuardedCache(IDistributedCache inner, RedisCircuit circuit, SharedGeneration generation) : IDistributedCache
{
    /// <inheritdoc />
    public byte[]? Get(string key) => generation.IsBeingStored(key) ? null : Guard(() => inner.Get(key));

    /// <inheritdoc />
    public Task<byte[]?> GetAsync(string key, CancellationToken token = default)
        => generation.IsBeingStored(key) ? Task.FromResult<byte[]?>(null) : circuit.GuardAsync(() => inner.GetAsync(key, token), token);

    /// <inheritdoc />
    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => Guard(() =>
    {
        inner.Set(key, value, options);
        return true;
    });

    /// <inheritdoc />
    public async Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        try
        {
            await circuit.GuardAsync(async () =>
            {
                await inner.SetAsync(key, value, options, token);
                return true;
            }, token);
        }
        catch (Exception e) when (RedisCircuit.IsNoAnswer(e) && ShellScope.Services?.GetService<SiteChanges>() is { HasAny: false })
        {
            // Only read, and only kept for others. The circuit has said so in the log.
        }
    }

    /// <inheritdoc />
    public void Refresh(string key) => Guard(() =>
    {
        inner.Refresh(key);
        return true;
    });

    /// <inheritdoc />
    public Task RefreshAsync(string key, CancellationToken token = default) => circuit.GuardAsync(async () =>
    {
        await inner.RefreshAsync(key, token);
        return true;
    }, token);

    /// <inheritdoc />
    public void Remove(string key) => Guard(() =>
    {
        inner.Remove(key);
        return true;
    });

    /// <inheritdoc />
    public Task RemoveAsync(string key, CancellationToken token = default) => circuit.GuardAsync(async () =>
    {
        await inner.RemoveAsync(key, token);
        return true;
    }, token);

    private T Guard<T>(Func<T> work) => circuit.GuardAsync(() => Task.FromResult(work())).GetAwaiter().GetResult();
}
