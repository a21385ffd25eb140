using Microsoft.Extensions.DependencyInjection;
using OrchardCore.DisplayManagement;
using OrchardCore.Modules;

namespace Iurc.Cms.Delivery.Telemetry;

/// <summary>Registers a site's part. Metrics, traces and the log are the host's.</summary>
[Feature(FeatureIds.Telemetry)]
public sealed class Startup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services) => services.AddShapeTableProvider<ErrorNumberShapes>();
}
