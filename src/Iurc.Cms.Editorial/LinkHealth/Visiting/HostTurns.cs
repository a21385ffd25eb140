using System.Collections.Concurrent;

namespace Iurc.Cms.Editorial.LinkHealth.Visiting;

/// <summary>Lets requests to one host happen one after the other, with a pause between them.</summary>
/// <param name="pause">How long a host is left alone between two requests.</param>
/// <param name="time">The clock.</param>
public sealed class HostTurns(TimeSpan pause, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Host> _hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Waits for the turn at <paramref name="host"/>; disposing of what it gives ends the turn.</summary>
    public async Task<IDisposable> TakeAsync(string host, CancellationToken cancellationToken)
    {
        var taken = _hosts.GetOrAdd(host, _ => new Host(time));
        await taken.Turn.WaitAsync(cancellationToken);
        try
        {
            if (taken.LastEnd is { } end && pause - time.GetElapsedTime(end) is { Ticks: > 0 } rest)
            {
                await Task.Delay(rest, time, cancellationToken);
            }
        }
        catch
        {
            taken.Turn.Release();
            throw;
        }

        return taken;
    }

    private sealed class Host(TimeProvider time) : IDisposable
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public long? LastEnd { get; private set; }

        /// <summary>Ends the turn; the host itself stays.</summary>
        public void Dispose()
        {
            LastEnd = time.GetTimestamp();
            Turn.Release();
        }
    }
}
