using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.DisplayManagement;
using OrchardCore.DisplayManagement.Implementation;
using OrchardCore.Modules;

namespace Iurc.Cms.Editorial.Preview;

/// <summary>Registers the feature.</summary>
[Feature(FeatureIds.Preview)]
public sealed class Startup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddScoped<IAuthorizationHandler, PreviewAuthorizationHandler>();
        services.AddShapeTableProvider<PreviewShapes>();
        services.AddScoped<FailingShape>();
        services.AddScoped<IShapeDisplayEvents>(provider => provider.GetRequiredService<FailingShape>());
        services.Configure<MvcOptions>(options =>
        {
            options.Filters.Add<FailedPreviewFilter>();
            options.Filters.Add<UntitledPreviewFilter>();
            options.Filters.Add<UnknownTypePreviewFilter>();
        });
    }
}
