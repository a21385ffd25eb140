using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.DisplayManagement;
using OrchardCore.Modules;

namespace Iurc.Cms.Editorial.Forms;

/// <summary>Registers the feature.</summary>
[Feature(FeatureIds.Forms)]
public sealed class Startup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddScoped<IContentDisplayHandler, FormsDisplayHandler>();
        services.AddScoped<IContentDisplayHandler, AddressMessages>();
        services.AddShapeTableProvider<TaskTabs>();
        services.AddShapeTableProvider<FormShapes>();
    }
}
