using Microsoft.Extensions.Logging;
using OrchardCore.Environment.Shell;
using OrchardCore.Redis;
using StackExchange.Redis;

namespace Iurc.Cms.Delivery.PageCache;

/// <summary>
/// The changes of a site that runs on several nodes, counted in Redis. Each node keeps its own pages, and asks before it uses one
/// whether another node has changed something: no message can be late or lost. While a node is about to store a change, nobody uses
/// kept pages; if it dies over it, the others assume after a while that anything may have changed.
/// </summary>
internal sealed class SharedChanges : IDisposable
{
    /// <summary>How many changes are told apart. Who has missed more throws everything away.</summary>
    private const int RememberedChanges = 100;
    private const int RememberedSeconds = 600;

    /// <summary>A node that takes longer than this to store a change is taken for dead.</summary>
    private const int LongestCommitMilliseconds = 20_000;

    private const string Unknown = "?";
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    // The count begins with the time, so that a Redis that has lost its memory never counts up to a number that a node knows already.
    // It is read back as text: Lua would round a number of that length.
    private const string Count = """
        local function count(tags)
          if redis.call('EXISTS', KEYS[1]) == 0 then redis.call('SET', KEYS[1], redis.call('TIME')[1] .. '000000') end
          redis.call('INCR', KEYS[1])
          redis.call('SET', KEYS[1] .. ':' .. redis.call('GET', KEYS[1]), tags, 'EX', ARGV[1])
        end
        local time = redis.call('TIME')
        local now = time[1] * 1000 + math.floor(time[2] / 1000)

        """;

    private const string BeginScript = Count + "redis.call('ZADD', KEYS[2], now + ARGV[3], ARGV[2])";

    private const string EndScript = Count + "count(ARGV[3]) redis.call('ZREM', KEYS[2], ARGV[2])";

    private const string ReadScript = Count + """
        if redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now) > 0 then count(ARGV[2]) end
        return { redis.call('GET', KEYS[1]) or '0', redis.call('ZCARD', KEYS[2]) }
        """;

    private readonly IRedisService _redis;
    private readonly ILogger _logger;
    private readonly RedisKey[] _keys;
    private readonly SemaphoreSlim _gate = new(1);
    private readonly CancellationTokenSource _disposed = new();
    private long _known;
    private volatile bool _hasMissed = true;
    private long _askAgainAt;
    private IConnectionMultiplexer? _watched;

    /// <summary>Shares the changes of one site.</summary>
    public SharedChanges(IRedisService redis, ShellSettings shell, ILogger<SharedChanges> logger)
    {
        (_redis, _logger) = (redis, logger);
        var key = $"{redis.InstancePrefix}{shell.Name}:page-cache";
        _keys = [key, key + ":pending"];
    }

    /// <summary>Learns what other nodes have changed, and hands it to <paramref name="apply"/>.</summary>
    /// <returns>Whether kept pages hold now: false while a change is being stored, or when Redis cannot be asked.</returns>
    public async ValueTask<bool> CatchUpAsync(Func<IReadOnlyCollection<string>, ValueTask> apply)
    {
        if (Environment.TickCount64 < Volatile.Read(ref _askAgainAt))
        {
            return false;
        }

        try
        {
            var database = await ConnectAsync();
            var answer = (RedisResult[])(await database.ScriptEvaluateAsync(ReadScript, _keys, [RememberedSeconds, PageTags.Anything]))!;
            var (count, pending) = ((long)answer[0], (int)answer[1]);
            if (_hasMissed || count != Volatile.Read(ref _known))
            {
                await LearnAsync(database, count, apply);
            }

            return pending == 0;
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            Miss(e);
            return false;
        }
    }

    /// <summary>Says that this node is about to store a change.</summary>
    /// <returns>What <see cref="EndAsync"/> wants to know.</returns>
    public async Task<string> BeginAsync()
    {
        var token = Guid.NewGuid().ToString("n");
        try
        {
            await (await ConnectAsync()).ScriptEvaluateAsync(BeginScript, _keys, [RememberedSeconds, token, LongestCommitMilliseconds]);
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            // Orchard will not store the change either, or EndAsync will say so.
            Miss(e);
        }

        return token;
    }

    /// <summary>Says that the change is stored.</summary>
    /// <exception cref="RedisException">The other nodes could not be told. They will be, as soon as Redis is back.</exception>
    public async Task EndAsync(string token, IReadOnlyCollection<string> tags)
    {
        try
        {
            await TellAsync(token, tags);
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            Miss(e);
            _ = TellLaterAsync(token, tags);
            throw;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _disposed.Cancel();
        _disposed.Dispose();
        if (_watched is { } connection)
        {
            connection.ConnectionFailed -= OnConnectionFailed;
        }
    }

    private async Task TellAsync(string token, IReadOnlyCollection<string> tags)
        => await (await ConnectAsync()).ScriptEvaluateAsync(EndScript, _keys, [RememberedSeconds, token, string.Join('\n', tags)]);

    private async Task TellLaterAsync(string token, IReadOnlyCollection<string> tags)
    {
        var disposed = _disposed.Token;
        while (!disposed.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(s_pause, disposed);
                await TellAsync(token, tags);
                return;
            }
            catch (Exception e) when (e is RedisException or TimeoutException)
            {
                _logger.LogDebug(e, "The other nodes cannot be told yet of a change.");
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task LearnAsync(IDatabase database, long count, Func<IReadOnlyCollection<string>, ValueTask> apply)
    {
        await _gate.WaitAsync();
        try
        {
            var (known, hasMissed) = (_known, _hasMissed);
            if (!hasMissed && count <= known && known - count < RememberedChanges)
            {
                // Somebody has learned more meanwhile.
                return;
            }

            _hasMissed = false;
            await apply(!hasMissed && count > known && count - known <= RememberedChanges ? await ReadChangesAsync(database, known, count) : [PageTags.Anything]);
            Volatile.Write(ref _known, count);
        }
        catch
        {
            _hasMissed = true;
            throw;
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<IReadOnlyCollection<string>> ReadChangesAsync(IDatabase database, long known, long count)
    {
        RedisKey[] keys = [.. Enumerable.Range(1, (int)(count - known)).Select(step => (RedisKey)$"{_keys[0]}:{known + step}")];
        var changes = await database.StringGetAsync(keys);
        return [.. changes.SelectMany(tags => tags.HasValue ? tags.ToString().Split('\n') : [PageTags.Anything]).Distinct(StringComparer.Ordinal)];
    }

    private async ValueTask<IDatabase> ConnectAsync()
    {
        if (_redis.Database is null)
        {
            await _redis.ConnectAsync();
        }

        if (_redis.Database is not { } database)
        {
            throw new RedisConnectionException(ConnectionFailureType.UnableToConnect, Unknown);
        }

        if (_watched is null && Interlocked.CompareExchange(ref _watched, _redis.Connection, null) is null)
        {
            _redis.Connection.ConnectionFailed += OnConnectionFailed;
        }

        return database;
    }

    // What Redis tells after an outage may not be all that has happened.
    private void OnConnectionFailed(object? sender, ConnectionFailedEventArgs e) => _hasMissed = true;

    private void Miss(Exception e)
    {
        _hasMissed = true;
        Volatile.Write(ref _askAgainAt, Environment.TickCount64 + (long)s_pause.TotalMilliseconds);
        _logger.LogWarning(e, "Redis cannot be asked what other nodes have changed: pages are made anew for each reader.");
    }
}
