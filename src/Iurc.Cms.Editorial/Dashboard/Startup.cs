using Iurc.Cms.Editorial.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrchardCore.AdminDashboard.Services;
using OrchardCore.Contents.Services;
using OrchardCore.Data;
using OrchardCore.Data.Migration;
using OrchardCore.DisplayManagement;
using OrchardCore.Modules;

namespace Iurc.Cms.Editorial.Dashboard;

/// <summary>Registers the feature.</summary>
[Feature(FeatureIds.Dashboard)]
public sealed class Startup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddDataMigration<Migrations>();
        services.AddIndexProvider<AttentionIndexProvider>();
        services.AddScoped<StockAttention>();
        services.AddScoped<Attention>();
        services.AddTransient<IContentsAdminListFilterProvider, AttentionListFilter>();
        services.AddSingleton(new ListWord("needs", ["finishing", "waiting", "review", "owner"]));
        services.Replace(ServiceDescriptor.Scoped<IAdminDashboardService, WidgetsByType>());
        services.AddShapeTableProvider<DashboardShapes>();
        services.Configure<MvcOptions>(options => options.Filters.Add<DashboardFilter>());
    }
}
