using OrchardCore.BackgroundTasks;
using OrchardCore.Environment.Shell;
using OrchardCore.Environment.Shell.Scope;
using OrchardCore.Modules;
using OrchardCore.Setup.Events;
using OrchardCore.Setup.Services;

namespace Iurc.Cms.Programme.Upgrades;

/// <summary>Upgrades a site when it starts, after its migrations and before it answers.</summary>
public sealed class UpgradeEvents(ShellSettings shell) : ModularTenantEvents
{
    /// <inheritdoc />
    public override Task ActivatedAsync()
    {
        if (shell.IsRunning())
        {
            ShellScope.AddDeferredTask(SiteUpgrader.RunAsync);
        }

        return Task.CompletedTask;
    }
}

/// <summary>Tries again what has failed when the site started.</summary>
[BackgroundTask(
    Title = "Upgrades",
    Schedule = "*/5 * * * *",
    Description = "Brings what an earlier version of the site lacks, if that has failed at its start.")]
public sealed class UpgradeTask : IBackgroundTask
{
    /// <inheritdoc />
    public Task DoWorkAsync(IServiceProvider serviceProvider, CancellationToken cancellationToken) => SiteUpgrader.RunAsync(ShellScope.Current);
}

/// <summary>Notes that a new site needs no upgrade.</summary>
public sealed class UpgradeSetup(SiteUpgrader upgrader) : ISetupEventHandler
{
    /// <inheritdoc />
    public Task SetupAsync(SetupContext context) => upgrader.SkipAllAsync();
}
