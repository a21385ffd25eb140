using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.ContentManagement.Handlers;
using OrchardCore.Contents.Services;
using OrchardCore.Data;
using OrchardCore.Data.Migration;
using OrchardCore.Modules;

namespace Iurc.Cms.Editorial.Review;

/// <summary>Registers the feature.</summary>
[Feature(FeatureIds.Review)]
public sealed class Startup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddContentPart<ReviewPart>();
        services.AddDataMigration<Migrations>();
        services.AddIndexProvider<ReviewIndexProvider>();
        services.AddScoped<ReviewMessages>();
        services.AddScoped<IContentHandler, ReviewHandler>();
        services.AddScoped<IContentDisplayDriver, ReviewDriver>();
        services.AddTransient<IContentsAdminListFilterProvider, ReviewListFilter>();
    }
}
