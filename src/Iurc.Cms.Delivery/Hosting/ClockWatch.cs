using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrchardCore.Environment.Shell;

namespace Iurc.Cms.Delivery.Hosting;

/// <summary>
/// Notices when the clock of the machine is set back while the site runs. Orchard remembers by that clock when each background task ran
/// last, and would publish nothing in time until the clock has come there again; it plans anew for a shell that is made anew.
/// </summary>
public sealed class ClockWatch(IShellHost shells, ILogger<ClockWatch> logger, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMinutes(1);
    private DateTimeOffset _clock = time.GetUtcNow();
    private long _timestamp = time.GetTimestamp();

    /// <summary>Compares the clock with the time that has passed since this was last asked, and lets the site begin anew if the clock has gone back.</summary>
    public async Task LookAsync()
    {
        var (clock, timestamp) = (time.GetUtcNow(), time.GetTimestamp());
        var back = _clock + time.GetElapsedTime(_timestamp, timestamp) - clock;
        (_clock, _timestamp) = (clock, timestamp);
        if (back < s_interval)
        {
            return;
        }

        logger.LogWarning("The clock of this machine has gone back by {Back}: the site plans its background tasks anew.", back);
        foreach (var settings in shells.GetAllSettings().Where(settings => settings.IsRunning()).ToArray())
        {
            await shells.ReleaseShellContextAsync(settings, eventSource: false);
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await LookAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
    }
}
