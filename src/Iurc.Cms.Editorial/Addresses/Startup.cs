using Iurc.Cms.Editorial.Dashboard;
using Iurc.Cms.Programme.Addresses;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Handlers;
using OrchardCore.Data;
using OrchardCore.Data.Migration;
using OrchardCore.Modules;
using OrchardCore.Navigation;
using OrchardCore.Security.Permissions;

namespace Iurc.Cms.Editorial.Addresses;

/// <summary>Registers the feature.</summary>
[Feature(FeatureIds.Addresses)]
public sealed class Startup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddDataMigration<Migrations>();
        services.AddContentPart<FormerAddressPart>();
        services.AddIndexProvider<FormerAddressIndexProvider>();
        services.AddScoped<IContentHandler, FormerAddressHandler>();
        services.AddScoped<FormerAddresses>();
        services.AddScoped<IMovedAddresses>(provider => provider.GetRequiredService<FormerAddresses>());
        services.AddPermissionProvider<Permissions>();
        services.AddNavigationProvider<FormerAddressesMenu>();
        services.AddScoped<IAttentionSource, OwnAddressAttention>();
    }

    /// <inheritdoc />
    public override void Configure(IApplicationBuilder app, IEndpointRouteBuilder routes, IServiceProvider serviceProvider)
        => app.UseMiddleware<FormerAddressMiddleware>();
}
