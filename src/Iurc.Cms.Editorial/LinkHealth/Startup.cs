using Iurc.Cms.Editorial.Dashboard;
using Iurc.Cms.Editorial.LinkHealth.Visiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OrchardCore.BackgroundTasks;
using OrchardCore.Data;
using OrchardCore.Data.Migration;
using OrchardCore.Modules;
using OrchardCore.Navigation;
using OrchardCore.Security.Permissions;

namespace Iurc.Cms.Editorial.LinkHealth;

/// <summary>Registers the feature.</summary>
[Feature(FeatureIds.LinkHealth)]
public sealed class Startup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton<IConfigureOptions<LinkHealthOptions>, LinkHealthSettings>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IHostResolver, HostResolver>();
        services.AddSingleton<PoliteWeb>();
        services.AddScoped<LinkVisitor>();
        services.AddScoped<DueLinks>();
        services.AddScoped<LinkHealthRun>();
        services.AddScoped<LinkList>();
        services.AddSingleton<IBackgroundTask, LinkHealthTask>();

        services.AddDataMigration<Migrations>();
        services.AddIndexProvider<ExternalLinkIndexProvider>();
        services.AddIndexProvider<LinkCheckIndexProvider>();
        services.AddPermissionProvider<LinkHealthPermissions>();
        services.AddNavigationProvider<LinkHealthMenu>();
    }
}

/// <summary>Puts the broken links on the dashboard, where there is one.</summary>
[Feature(FeatureIds.LinkHealth)]
[RequireFeatures(FeatureIds.Dashboard)]
public sealed class DashboardStartup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services) => services.AddScoped<IAttentionSource, BrokenLinkAttention>();
}
