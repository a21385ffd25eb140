using Microsoft.Extensions.Logging;
using OrchardCore.Redis;
using StackExchange.Redis;

namespace Iurc.Cms.Delivery.ScaleOut;

/// <summary>
/// A circuit breaker before Redis. A Redis that is dead says so at once, but one that hangs lets each question wait until its time is over,
/// and Orchard asks dozens for each page. So whoever finds that Redis does not answer opens the circuit: from then on nobody waits for
/// it, until it answers again. The circuit finds that out by itself, so that no request has to try.
/// </summary>
public sealed class RedisCircuit(IRedisService redis, ILogger<RedisCircuit> logger) : IDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(500);
    private readonly CancellationTokenSource _disposed = new();
    private long _openSince;

    /// <summary>Whether Redis is taken not to answer.</summary>
    public bool IsOpen => Volatile.Read(ref _openSince) != 0;

    /// <summary>For how long Redis has not answered, in milliseconds; 0 when it does.</summary>
    public long OpenMilliseconds => Volatile.Read(ref _openSince) is var since and not 0 ? Environment.TickCount64 - since : 0;

    /// <summary>Asks Redis.</summary>
    /// <exception cref="RedisException">It does not answer, or answers with an error.</exception>
    /// <exception cref="TimeoutException">It has not answered in time.</exception>
    public async Task<T> AskAsync<T>(Func<IDatabase, Task<T>> ask)
    {
        ArgumentNullException.ThrowIfNull(ask);

        return await GuardAsync(async () => await ask(await ConnectAsync()));
    }

    /// <summary>Does what needs Redis, unless that is known to be in vain.</summary>
    /// <inheritdoc cref="AskAsync"/>
    public async Task<T> GuardAsync<T>(Func<Task<T>> work, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(work);

        if (IsOpen)
        {
            throw NoAnswer();
        }

        try
        {
            return await work();
        }
        catch (Exception e) when (IsNoAnswer(e))
        {
            Open(e);
            throw;
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            // What is still without an answer when the client gives a connection up, it calls cancelled.
            Open(e);
            throw NoAnswer(e);
        }
    }

    /// <summary>Whether Redis answers, asked now.</summary>
    public async Task<bool> AnswersAsync()
    {
        try
        {
            await AskAsync(database => database.PingAsync());
            return true;
        }
        catch (Exception e) when (IsNoAnswer(e))
        {
            return false;
        }
    }

    /// <summary>Whether the exception says that Redis does not do what it should.</summary>
    public static bool IsNoAnswer(Exception exception) => exception is RedisException or TimeoutException;

    /// <summary>What nobody has waited for.</summary>
    internal static RedisConnectionException NoAnswer(Exception? cause = null) => new(ConnectionFailureType.UnableToConnect, "Redis does not answer.", cause);

    /// <summary>Ends the looking for Redis. The source stays as it is, for the last scope of a shell may end after its services.</summary>
    public void Dispose()
    {
        _disposed.Cancel();
    }

    private void Open(Exception reason)
    {
        if (Interlocked.CompareExchange(ref _openSince, Environment.TickCount64, 0) == 0)
        {
            logger.LogWarning(reason, "Redis does not answer: until it does, pages are made anew for each reader, and nothing is stored.");
            _ = CloseAsync();
        }
    }

    private async Task CloseAsync()
    {
        while (!_disposed.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(s_pause, _disposed.Token);
                await (await ConnectAsync()).PingAsync();
                Volatile.Write(ref _openSince, 0);
                logger.LogWarning("Redis answers again.");
                return;
            }
            catch (Exception e) when (IsNoAnswer(e) || e is OperationCanceledException or ObjectDisposedException)
            {
                logger.LogDebug(e, "Redis still does not answer.");
            }
        }
    }

    private async Task<IDatabase> ConnectAsync()
    {
        if (redis.Database is null)
        {
            await redis.ConnectAsync();
        }

        return redis.Database ?? throw NoAnswer();
    }
}
