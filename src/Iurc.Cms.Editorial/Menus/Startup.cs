using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.ContentManagement.Handlers;
using OrchardCore.DisplayManagement;
using OrchardCore.Modules;

namespace Iurc.Cms.Editorial.Menus;

/// <summary>Registers what the feature does for the site's own menus.</summary>
[Feature(FeatureIds.EditorsMenu)]
public sealed class Startup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddShapeTableProvider<MenuEntryShapes>();
        services.AddScoped<MenuTargets>();
        services.AddScoped<IContentDisplayHandler, MenuEntryForm>();
        services.AddScoped<IContentHandler, MenuLevels>();
    }
}
