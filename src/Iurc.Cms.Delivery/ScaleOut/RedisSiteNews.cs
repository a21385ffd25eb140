using Iurc.Cms.Delivery.PageCache;
using OrchardCore.Environment.Shell;
using OrchardCore.Redis;
using StackExchange.Redis;

namespace Iurc.Cms.Delivery.ScaleOut;

/// <summary>
/// One value in Redis names the last change of the site. Whoever changes something writes a new name before the editor is answered;
/// whoever is about to show a kept page reads it. A message to the other nodes would be faster and could come too late.
/// </summary>
internal sealed class RedisSiteNews(IRedisService redis, ShellSettings shell) : ISiteNews
{
    private readonly RedisKey _key = $"{redis.InstancePrefix}{shell.Name}:LastChange";

    // Null until this node has told the others that it is there: one that was killed may have left a change untold.
    private volatile string? _seen;

    /// <inheritdoc />
    public async ValueTask<bool> CatchUpAsync(Func<ValueTask> forget)
    {
        ArgumentNullException.ThrowIfNull(forget);

        try
        {
            var seen = _seen;
            string? last = seen is null ? RedisValue.Null : await (await ConnectAsync()).StringGetAsync(_key);
            if (last is null)
            {
                // This is also how it goes on when Redis has been away and has forgotten everything.
                last = NewName();
                await (await ConnectAsync()).StringSetAsync(_key, last);
            }

            if (last != seen)
            {
                await forget();
                _seen = last;
            }

            return true;
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            _seen = null;
            return false;
        }
    }

    /// <inheritdoc />
    /// <exception cref="RedisException">Redis is away: the others are told as soon as it is back.</exception>
    public async ValueTask TellAsync()
    {
        var seen = _seen;
        _seen = null;
        var name = NewName();
        string? last = await (await ConnectAsync()).StringSetAndGetAsync(_key, name);

        // Else another node has changed something in between, which this one finds out when it asks next.
        if (last == seen)
        {
            _seen = name;
        }
    }

    private static string NewName() => Guid.NewGuid().ToString("n");

    private async ValueTask<IDatabase> ConnectAsync()
    {
        if (redis.Database is null)
        {
            await redis.ConnectAsync();
        }

        return redis.Database ?? throw new RedisConnectionException(ConnectionFailureType.UnableToConnect, "There is no connection to Redis.");
    }
}
