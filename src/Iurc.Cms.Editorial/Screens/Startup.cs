using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.DisplayManagement;
using OrchardCore.Modules;

namespace Iurc.Cms.Editorial.Screens;

/// <summary>Registers the feature.</summary>
[Feature(FeatureIds.Screens)]
public sealed class Startup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddShapeTableProvider<ScreenShapes>();
        services.Configure<MvcOptions>(options =>
        {
            // Before all that look at views: what scripts may do on a page goes by its theme.
            options.Filters.Add<ForbiddenFilter>(-1000);
            options.Filters.Add<ScreenFilter>();
        });
    }
}
