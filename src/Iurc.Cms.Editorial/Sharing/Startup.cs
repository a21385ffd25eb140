using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OrchardCore.AuditTrail.Services.Models;
using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.ContentManagement.Handlers;
using OrchardCore.Data;
using OrchardCore.Data.Migration;
using OrchardCore.Modules;
using OrchardCore.Security.Permissions;

namespace Iurc.Cms.Editorial.Sharing;

/// <summary>Registers the feature.</summary>
[Feature(FeatureIds.Sharing)]
public sealed class Startup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddDataMigration<Migrations>();
        services.AddIndexProvider<SharedDraftIndexProvider>();
        services.AddScoped<SharedDrafts>();
        services.AddScoped<IContentHandler, SharingHandler>();
        services.AddScoped<IContentDisplayDriver, SharingDriver>();
        services.AddPermissionProvider<Permissions>();
        services.AddTransient<IConfigureOptions<AuditTrailOptions>, SharingEvents>();
    }
}
