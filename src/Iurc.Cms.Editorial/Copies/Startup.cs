using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentLocalization.Handlers;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.ContentManagement.Handlers;
using OrchardCore.DisplayManagement;
using OrchardCore.Modules;

namespace Iurc.Cms.Editorial.Copies;

/// <summary>Registers the feature.</summary>
[Feature(FeatureIds.Copies)]
public sealed class Startup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddContentPart<CopyPart>();
        services.AddScoped<IContentHandler, CopyHandler>();
        services.AddScoped<IContentLocalizationHandler, TranslationHandler>();
        services.AddScoped<IContentDisplayDriver, CopyDriver>();
        services.AddShapeTableProvider<TranslationShapes>();
    }
}
