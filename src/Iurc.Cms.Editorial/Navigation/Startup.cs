using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrchardCore.Data.Migration;
using OrchardCore.DisplayManagement;
using OrchardCore.Modules;
using OrchardCore.Navigation;

namespace Iurc.Cms.Editorial.Navigation;

/// <summary>Registers the feature.</summary>
[Feature(FeatureIds.EditorsMenu)]
public sealed class Startup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddDataMigration<Migrations>();
        services.AddNavigationProvider<EditorsMenu>();
        services.TryAddScoped<SiteTime>();
        services.AddShapeTableProvider<AdminDates>();
    }
}
