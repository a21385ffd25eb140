using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Modules;

namespace Iurc.Cms.Delivery.Health;

/// <summary>Registers what a site asks itself. Other features add checks of their own with <c>AddHealthChecks().AddCheck</c>.</summary>
[Feature(FeatureIds.Health)]
public sealed class Startup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
        => services.AddHealthChecks()
            .AddCheck<StoreCheck>("Database")
            .AddCheck<DiskCheck>("Disk")
            .AddCheck<HomePageCheck>("Home page");
}
