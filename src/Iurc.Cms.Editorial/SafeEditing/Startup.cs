using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.DisplayManagement;
using OrchardCore.DisplayManagement.Handlers;
using OrchardCore.Modules;
using OrchardCore.Users.Models;

namespace Iurc.Cms.Editorial.SafeEditing;

/// <summary>Registers the feature.</summary>
[Feature(FeatureIds.SafeEditing)]
public sealed class Startup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddScoped<StoredVersions>();
        services.AddScoped<Differences>();
        services.AddScoped<ComparedLabels>();
        services.TryAddScoped<SiteTime>();
        services.AddShapeTableProvider<ComparisonShapes>();
        services.AddScoped<OpenedItem>();
        services.AddDisplayDriver<LoginForm, KeptWork>();
        services.AddScoped<IContentDisplayHandler, SafeEditingDisplayHandler>();
        services.Configure<MvcOptions>(options =>
        {
            options.Filters.Add<SafeEditingFilter>();
            options.Filters.Add<StaleFormFilter>();
        });
    }
}
