using System.Collections.Concurrent;
using System.Collections.Immutable;
using Iurc.Cms.Programme.Changes;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrchardCore.Environment.Shell;
using OrchardCore.Redis;
using StackExchange.Redis;

namespace Iurc.Cms.Delivery.ScaleOut;

/// <summary>
/// The changes of a site that runs on several nodes, counted in Redis. Each node keeps its own pages and its own view of the programme,
/// and asks before it uses them whether another node has changed something: no message can be late or lost. While a node is about to
/// store a change, nobody uses what is kept; if it dies over it, the others assume after a while that anything may have changed.
/// </summary>
public sealed class SharedGeneration : ISharedGeneration, IDisposable
{
    /// <summary>How many changes are told apart. Who has missed more throws everything away.</summary>
    private const int RememberedChanges = 100;

    /// <summary>A node that takes longer than this to store a change is taken for dead. Measured by whoever waits, without any clock.</summary>
    private const int LongestCommitMilliseconds = 10_000;

    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    // KEYS: the count; the changes that are being stored, each with its documents; the last changes, by number, with their tags.
    // The count begins with the time, so that a Redis that has lost its memory never counts up to a number that a node knows already.
    // It is handled as text: Lua would round a number of that length.
    private const string Count = """
        local function count(tags)
          if redis.call('EXISTS', KEYS[1]) == 0 then redis.call('SET', KEYS[1], redis.call('TIME')[1] .. '000000') end
          local number = redis.call('INCR', KEYS[1])
          redis.call('HSET', KEYS[3], redis.call('GET', KEYS[1]), tags)
          redis.call('HDEL', KEYS[3], string.format('%.0f', number - ARGV[1]))
        end

        """;

    private const string BeginScript = "redis.call('HDEL', KEYS[2], ARGV[1]) redis.call('HSET', KEYS[2], ARGV[2], ARGV[3])";

    private const string EndScript = Count + "count(ARGV[3]) redis.call('HDEL', KEYS[2], ARGV[2]) return redis.call('GET', KEYS[1])";

    private const string BuryScript = Count + "if redis.call('HDEL', KEYS[2], ARGV[2]) > 0 then count(ARGV[3]) end";

    private const string ReadScript = "return { redis.call('GET', KEYS[1]) or '0', redis.call('HGETALL', KEYS[2]) }";

    private readonly RedisCircuit _circuit;
    private readonly IServiceProvider _services;
    private readonly ILogger _logger;
    private readonly RedisKey[] _keys;
    private readonly SemaphoreSlim _gate = new(1);
    private readonly CancellationTokenSource _disposed = new();
    private readonly ConcurrentDictionary<string, long> _seenAt = new(StringComparer.Ordinal);
    private volatile ImmutableHashSet<string> _beingStored = [];
    private long _known;
    private volatile bool _hasMissed = true;
    private IConnectionMultiplexer? _watched;

    /// <summary>Shares the changes of one site.</summary>
    public SharedGeneration(RedisCircuit circuit, IRedisService redis, ShellSettings shell, IServiceProvider services, ILogger<SharedGeneration> logger)
    {
        ArgumentNullException.ThrowIfNull(redis);
        ArgumentNullException.ThrowIfNull(shell);

        (_circuit, _services, _logger) = (circuit, services, logger);

        // What is between braces says which node of a Redis Cluster has a key: all of these are used at once, so it must be the same one.
        var site = $"{{{redis.InstancePrefix}{shell.Name}:changes}}";
        _keys = [site + ":count", site + ":pending", site + ":log"];
    }

    /// <summary>Whether a node is storing the document just now, as far as this node has learned, by the key that says which version there is.</summary>
    public bool IsBeingStored(string key) => _beingStored is { IsEmpty: false } keys && keys.Contains(key);

    /// <inheritdoc />
    public async ValueTask<bool> CatchUpAsync(Func<IReadOnlyCollection<string>, ValueTask> apply)
    {
        ArgumentNullException.ThrowIfNull(apply);

        if (_circuit.IsOpen)
        {
            _hasMissed = true;
            return false;
        }

        try
        {
            var answer = (RedisResult[])(await AskAsync(ReadScript))!;
            var (count, pending) = ((long)answer[0], (RedisValue[])answer[1]!);
            if (_hasMissed || count != Volatile.Read(ref _known))
            {
                await LearnAsync(count, apply);
            }

            await LookAsync(pending);
            return pending.Length == 0;
        }
        catch (Exception e) when (RedisCircuit.IsNoAnswer(e))
        {
            _hasMissed = true;
            return false;
        }
    }

    /// <inheritdoc />
    public async Task<string> BeginAsync(string? earlier, IReadOnlyCollection<string> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);

        var change = Guid.NewGuid().ToString("n");
        try
        {
            await AskAsync(BeginScript, earlier ?? "", change, string.Join('\n', documents));
            return change;
        }
        catch (Exception e) when (RedisCircuit.IsNoAnswer(e))
        {
            _hasMissed = true;
            throw new ChangeNotStoredException(e);
        }
    }

    /// <inheritdoc />
    public async Task EndAsync(string? change, IReadOnlyCollection<string> tags, IReadOnlyCollection<string> documents)
    {
        ArgumentNullException.ThrowIfNull(tags);
        ArgumentNullException.ThrowIfNull(documents);

        try
        {
            await TellAsync(change, tags, documents);
        }
        catch (Exception e) when (RedisCircuit.IsNoAnswer(e))
        {
            _hasMissed = true;
            _ = TellLaterAsync(change, tags, documents);
            throw;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        // The source stays as it is, for the last scope of a shell may end after its services.
        _disposed.Cancel();
        if (_watched is { } connection)
        {
            connection.ConnectionFailed -= OnConnectionFailed;
        }
    }

    private async Task TellAsync(string? change, IReadOnlyCollection<string> tags, IReadOnlyCollection<string> documents)
    {
        await ForgetAsync(documents);
        var count = (long)await AskAsync(EndScript, RememberedChanges, change ?? "", string.Join('\n', tags));

        // This node has thrown away what the change has touched. If nobody else has changed anything, it knows all there is to know.
        await _gate.WaitAsync();
        if (!_hasMissed && count == _known + 1)
        {
            Volatile.Write(ref _known, count);
        }

        _gate.Release();
    }

    private async Task TellLaterAsync(string? change, IReadOnlyCollection<string> tags, IReadOnlyCollection<string> documents)
    {
        var disposed = _disposed.Token;
        while (!disposed.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(s_pause, disposed);
                await TellAsync(change, tags, documents);
                return;
            }
            catch (Exception e) when (RedisCircuit.IsNoAnswer(e))
            {
                _logger.LogDebug(e, "The other nodes cannot be told yet of a change.");
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    /// <summary>Lets all nodes read the documents anew.</summary>
    private async Task ForgetAsync(IEnumerable<string> documents)
    {
        foreach (var key in documents)
        {
            await _services.GetRequiredService<IDistributedCache>().RemoveAsync(key);
        }
    }

    private async Task LearnAsync(long count, Func<IReadOnlyCollection<string>, ValueTask> apply)
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
            await apply(!hasMissed && count > known && count - known <= RememberedChanges ? await ReadChangesAsync(known, count) : [ChangeTags.Anything]);
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

    private async Task<IReadOnlyCollection<string>> ReadChangesAsync(long known, long count)
    {
        RedisValue[] numbers = [.. Enumerable.Range(1, (int)(count - known)).Select(step => (RedisValue)(known + step))];
        var changes = await _circuit.AskAsync(database => database.HashGetAsync(_keys[2], numbers));
        return [.. changes.SelectMany(tags => tags.HasValue ? Lines(tags) : [ChangeTags.Anything]).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Takes note of the changes that are being stored, and buries those that have been for too long.</summary>
    /// <param name="pending">What names each change, followed by its documents.</param>
    private async ValueTask LookAsync(RedisValue[] pending)
    {
        if (pending.Length == 0)
        {
            if (!_seenAt.IsEmpty)
            {
                _beingStored = [];
                _seenAt.Clear();
            }

            return;
        }

        var changes = pending.Chunk(2).ToDictionary(pair => pair[0].ToString(), pair => Lines(pair[1]), StringComparer.Ordinal);
        _beingStored = [.. changes.Values.SelectMany(documents => documents)];
        foreach (var gone in _seenAt.Keys.Where(change => !changes.ContainsKey(change)))
        {
            _seenAt.TryRemove(gone, out _);
        }

        foreach (var (change, documents) in changes)
        {
            if (Environment.TickCount64 - _seenAt.GetOrAdd(change, _ => Environment.TickCount64) > LongestCommitMilliseconds)
            {
                _logger.LogWarning("A node has begun to store a change and has not said that it is done: it is taken for dead, and everything for changed.");
                await ForgetAsync(documents);
                await AskAsync(BuryScript, RememberedChanges, change, ChangeTags.Anything);
            }
        }
    }

    private static string[] Lines(RedisValue text) => text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private async Task<RedisResult> AskAsync(string script, params RedisValue[] arguments) => await _circuit.AskAsync(database =>
    {
        if (_watched is null && Interlocked.CompareExchange(ref _watched, database.Multiplexer, null) is null)
        {
            database.Multiplexer.ConnectionFailed += OnConnectionFailed;
        }

        return database.ScriptEvaluateAsync(script, _keys, arguments);
    });

    // What Redis tells after an outage may not be all that has happened.
    private void OnConnectionFailed(object? sender, ConnectionFailedEventArgs e) => _hasMissed = true;
}
