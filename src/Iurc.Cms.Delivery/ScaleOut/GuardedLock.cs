using OrchardCore.Locking;
using OrchardCore.Locking.Distributed;

namespace Iurc.Cms.Delivery.ScaleOut;

/// <summary>
/// Orchard's locks in Redis, for which nobody waits when Redis does not answer: Orchard cannot tell that from a lock that somebody holds,
/// and tries as long as it may, or for ever.
/// </summary>
public sealed class GuardedLock(IDistributedLock inner, RedisCircuit circuit) : IDistributedLock
{
    private static readonly TimeSpan s_slice = TimeSpan.FromSeconds(2);

    /// <inheritdoc />
    /// <exception cref="StackExchange.Redis.RedisException">Redis does not answer.</exception>
    public async Task<ILocker> AcquireLockAsync(string key, TimeSpan? expiration = null)
        => (await TryAcquireLockAsync(key, TimeSpan.MaxValue, expiration)).locker ?? throw RedisCircuit.NoAnswer();

    /// <inheritdoc />
    public async Task<(ILocker locker, bool locked)> TryAcquireLockAsync(string key, TimeSpan timeout, TimeSpan? expiration = null)
    {
        var start = TimeProvider.System.GetTimestamp();
        for (var left = timeout; await circuit.AnswersAsync(); left = timeout - TimeProvider.System.GetElapsedTime(start))
        {
            var (locker, locked) = await inner.TryAcquireLockAsync(key, left < s_slice ? left : s_slice, expiration);
            if (locked || left <= s_slice)
            {
                return (locker, locked);
            }
        }

        return (null!, false);
    }

    /// <inheritdoc />
    public Task<bool> IsLockAcquiredAsync(string key) => circuit.IsOpen ? Task.FromResult(false) : inner.IsLockAcquiredAsync(key);
}
