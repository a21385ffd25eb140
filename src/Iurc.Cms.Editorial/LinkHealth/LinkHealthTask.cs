using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OrchardCore.BackgroundTasks;

namespace Iurc.Cms.Editorial.LinkHealth;

/// <summary>Looks after the external addresses. The lock lets only one node do it, and is longer than a run.</summary>
[BackgroundTask(
    Title = "Link health",
    Schedule = "*/10 * * * *",
    Description = "Visits the external addresses in published content and keeps whether they still work.",
    LockTimeout = 3_000,
    LockExpiration = 900_000)]
public sealed class LinkHealthTask : IBackgroundTask
{
    /// <inheritdoc />
    public Task DoWorkAsync(IServiceProvider serviceProvider, CancellationToken cancellationToken)
        => serviceProvider.GetRequiredService<IOptions<LinkHealthOptions>>().Value.IsActive
            ? serviceProvider.GetRequiredService<LinkHealthRun>().VisitDueAsync(cancellationToken)
            : Task.CompletedTask;
}
