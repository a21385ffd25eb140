using Microsoft.Extensions.DependencyInjection;
using OrchardCore.DisplayManagement;
using OrchardCore.Modules;

namespace Iurc.Cms.Editorial.Blocks;

/// <summary>Registers the feature.</summary>
[Feature(FeatureIds.Blocks)]
public sealed class Startup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services) => services.AddShapeTableProvider<BlockShapes>();
}
