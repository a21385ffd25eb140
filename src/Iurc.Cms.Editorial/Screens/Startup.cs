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
            options.Filters.Add<ForbiddenFilter>();
            options.Filters.Add<ScreenFilter>();
        });
    }
}
