using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrchardCore.BackgroundTasks;
using OrchardCore.Environment.Shell.Scope;

namespace Iurc.Cms.Editorial.Publishing;

/// <summary>
/// Publishes and takes down what is due, in place of Orchard's two tasks. Each item has a transaction of its own: one that fails keeps none of
/// the others. The lock lets one node do it at a time.
/// </summary>
[BackgroundTask(
    Title = "Scheduled publishing",
    Schedule = "* * * * *",
    Description = "Publishes and takes down content items at the times that have been set.",
    LockTimeout = 3_000,
    LockExpiration = 300_000)]
public sealed partial class ScheduledPublishingBackgroundTask(ILogger<ScheduledPublishingBackgroundTask> logger) : IBackgroundTask
{
    /// <inheritdoc />
    public async Task DoWorkAsync(IServiceProvider serviceProvider, CancellationToken cancellationToken)
    {
        foreach (var id in await serviceProvider.GetRequiredService<DueSchedules>().FindAsync())
        {
            if (cancellationToken.IsCancellationRequested)
            {
                return;
            }

            try
            {
                await ShellScope.UsingChildScopeAsync(scope => scope.ServiceProvider.GetRequiredService<DueSchedules>().CarryOutAsync(id));
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                var number = Activity.Current?.TraceId.ToHexString() ?? Guid.NewGuid().ToString("n");
                LogFailed(e, id, number);
                await ShellScope.UsingChildScopeAsync(scope => scope.ServiceProvider.GetRequiredService<DueSchedules>().CountFailureAsync(id, number));
            }
        }
    }

    [LoggerMessage(EventId = 123, Level = LogLevel.Error, Message = "The schedule of {ContentItemId} could not be carried out. Number {Number}.")]
    private partial void LogFailed(Exception exception, string contentItemId, string number);
}
