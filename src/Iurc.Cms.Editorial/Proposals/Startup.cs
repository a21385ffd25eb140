using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.DisplayManagement;
using OrchardCore.Modules;
using OrchardCore.Security.Permissions;

namespace Iurc.Cms.Editorial.Proposals;

/// <summary>Registers the feature.</summary>
[Feature(FeatureIds.Proposals)]
public sealed class Startup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddPermissionProvider<Permissions>();
        services.AddScoped<IAuthorizationHandler, ProposalAuthorizationHandler>();
        services.TryAddScoped<SiteTime>();
        services.AddScoped<IContentDisplayDriver, ProposalDriver>();
        services.AddScoped<IContentDisplayHandler, OfferedActions>();
        services.AddShapeTableProvider<ProposalShapes>();
    }
}
