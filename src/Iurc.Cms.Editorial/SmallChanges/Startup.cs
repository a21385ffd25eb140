using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.ContentManagement.Handlers;
using OrchardCore.Modules;

namespace Iurc.Cms.Editorial.SmallChanges;

/// <summary>Adds the question to the forms.</summary>
[Feature(FeatureIds.Forms)]
public sealed class Startup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddScoped<SmallChanges>();
        services.AddScoped<IContentHandler, SmallChangeHandler>();
        services.AddScoped<IContentDisplayDriver, SmallChangeDriver>();
    }
}
