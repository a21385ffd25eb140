using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.Modules;
using OrchardCore.Navigation;

namespace Iurc.Cms.Editorial.Help;

/// <summary>Registers the feature.</summary>
[Feature(FeatureIds.Help)]
public sealed class Startup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddScoped<Handbook>();
        services.TryAddScoped<SiteTime>();
        services.AddNavigationProvider<HelpMenu>();
        services.AddScoped<IContentDisplayHandler, HelpDisplayHandler>();
    }
}
