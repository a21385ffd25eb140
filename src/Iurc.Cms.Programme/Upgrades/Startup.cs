using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.BackgroundTasks;
using OrchardCore.Modules;
using OrchardCore.Setup.Events;

namespace Iurc.Cms.Programme.Upgrades;

/// <summary>Registers what brings older sites up to date.</summary>
public sealed class Startup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton<UpgradeRecipes>();
        services.AddScoped<MissingSteps>();
        services.AddScoped<RolePermissions>();
        services.AddScoped<SiteUpgrader>();
        services.AddScoped<Reindexing>();
        services.AddScoped<IModularTenantEvents, UpgradeEvents>();
        services.AddScoped<ISetupEventHandler, UpgradeSetup>();
        services.AddSingleton<IBackgroundTask, UpgradeTask>();
        services.Configure<MvcOptions>(options => options.Filters.Add<UpgradeReportFilter>());
    }
}
