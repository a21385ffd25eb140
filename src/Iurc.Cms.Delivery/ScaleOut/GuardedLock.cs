using OrchardCore.Locking;
using OrchardCore.Locking.Distributed;

namespace Iurc.Cms.Delivery.ScaleOut;

/// <summary>
/// Orchard's locks in Redis, for which nobody waits when Redis does not answer: Orchard cannot tell that from a lock that somebody holds,
/// and tries as long as it may, or for ever.
/// </summary>
public sealed class GuardedLock(IDistributedLock inner, RedisCircuit circuit) : IDistributedLock
{
    private const int LongestSilenceMilliseconds = 1500;
    private static readonly TimeSpan s_slice = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    /// <inheritdoc />
    /// <exception cref="StackExchange.Redis.RedisException">Redis does not answer.</exception>
    public async Task<ILocker> AcquireLockAsync(string key, TimeSpan? expiration = null)
        => (await TryAcquireLockAsync(key, TimeSpan.MaxValue, expiration)).locker;

    /// <inheritdoc />
    /// <exception cref="StackExchange.Redis.RedisException">Redis does not answer.</exception>
    public async Task<(ILocker locker, bool locked)> TryAcquireLockAsync(string key, TimeSpan timeout, TimeSpan? expiration = null)
    {
        var start = TimeProvider.System.GetTimestamp();
        var left = timeout;
        do
        {
            if (await circuit.AnswersAsync())
            {
                var (locker, locked) = await inner.TryAcquireLockAsync(key, left < s_slice ? left : s_slice, expiration);
                if (locked)
                {
                    return (locker, locked);
                }
            }
            else
            {
                await Task.Delay(s_pause);
            }

            left = timeout - TimeProvider.System.GetElapsedTime(start);
        }
        while (left > TimeSpan.Zero && circuit.OpenMilliseconds < LongestSilenceMilliseconds);

        // Whoever were told that somebody else has the lock would say so to whoever waits.
        return circuit.IsOpen ? throw RedisCircuit.NoAnswer() : (null!, false);
    }

    /// <inheritdoc />
    public Task<bool> IsLockAcquiredAsync(string key) => circuit.IsOpen ? Task.FromResult(false) : inner.IsLockAcquiredAsync(key);
}
