using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Modules;

namespace Iurc.Cms.Delivery.SecurityHeaders;

/// <summary>Registers a site's part: the policy of the admin. The headers themselves are the host's, so that they are on every answer.</summary>
[Feature(FeatureIds.SecurityHeaders)]
public sealed class Startup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
        => services.Configure<MvcOptions>(options =>
        {
            options.Filters.Add<AdminPolicyFilter>();
            options.Filters.Add<PostOnlyFilter>();
            options.Filters.Add(new DeadActionsFilter());
        });
}
