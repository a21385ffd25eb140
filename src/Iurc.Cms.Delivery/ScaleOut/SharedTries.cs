using System.Security.Cryptography;
using System.Text;
using Iurc.Cms.Delivery.LogIn.Tries;
using Iurc.Cms.Delivery.RateLimits;
using OrchardCore.Environment.Shell;
using OrchardCore.Redis;
using StackExchange.Redis;

namespace Iurc.Cms.Delivery.ScaleOut;

/// <summary>
/// Counts tries to log in in Redis, so that several nodes allow no more guesses than one. A count ends with its window by itself. While Redis
/// is away each node goes by its own.
/// </summary>
internal sealed class SharedTries(RedisCircuit circuit, IRedisService redis, ShellSettings shell) : ISharedTries
{
    // A count stays where it is once it is beyond the limit, as that of a node does: who succeeds then takes one back, and may go on.
    private const string BeginScript = """
        local count = tonumber(redis.call('GET', KEYS[1]) or '0')
        if count <= tonumber(ARGV[1]) then
            count = redis.call('INCR', KEYS[1])
            if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
        end
        if count > tonumber(ARGV[1]) then return redis.call('PTTL', KEYS[1]) end
        return -1
        """;

    private const string ForgiveScript = "if tonumber(redis.call('GET', KEYS[1]) or '0') > 0 then redis.call('DECR', KEYS[1]) end";

    private readonly string _prefix = $"{redis.InstancePrefix}{shell.Name}:tries:";

    /// <inheritdoc />
    public async Task<(TimeSpan? Wait, bool IsKnown)> BeginAsync(string key, RateLimit limit)
    {
        try
        {
            var wait = (long)await circuit.AskAsync(database
                => database.ScriptEvaluateAsync(BeginScript, [KeyOf(key)], [limit.Permits, (long)limit.Window.TotalMilliseconds]));
            return (wait < 0 ? null : TimeSpan.FromMilliseconds(wait), true);
        }
        catch (Exception e) when (RedisCircuit.IsNoAnswer(e))
        {
            return (null, false);
        }
    }

    /// <inheritdoc />
    public Task ForgiveAsync(string key) => TryAsync(database => database.ScriptEvaluateAsync(ForgiveScript, [KeyOf(key)]));

    /// <inheritdoc />
    public Task ForgetAsync(string key) => TryAsync(database => database.KeyDeleteAsync(KeyOf(key)));

    private async Task TryAsync<T>(Func<IDatabase, Task<T>> ask)
    {
        try
        {
            await circuit.AskAsync(ask);
        }
        catch (Exception e) when (RedisCircuit.IsNoAnswer(e))
        {
            // The count ends by itself.
        }
    }

    // Names that people have typed are nobody's to read, and some are passwords.
    private RedisKey KeyOf(string key) => _prefix + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
