using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OrchardCore.AuditTrail.Services.Models;
using OrchardCore.BackgroundTasks;
using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.Modules;
using OrchardCore.Navigation;
using OrchardCore.Security.Permissions;

namespace Iurc.Cms.Editorial.Erasure;

/// <summary>Registers the feature.</summary>
[Feature(FeatureIds.Erasure)]
public sealed class Startup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddScoped<ContentErasure>();
        services.AddScoped<IErasureStep, AuditTrailStep>();
        services.AddScoped<IErasureStep, NotificationStep>();
        services.AddScoped<IErasureStep, ShareStep>();
        services.AddScoped<IErasureStep, LinkCheckStep>();
        services.AddScoped<ErasedCopies>();
        services.AddSingleton<ErasedCopiesOfNode>();
        services.AddScoped<FreedSpace>();
        services.AddSingleton<IBackgroundTask, ErasedCopiesTask>();
        services.AddScoped<IContentDisplayDriver, ErasureDriver>();
        services.AddPermissionProvider<Permissions>();
        services.AddNavigationProvider<ErasureMenu>();
        services.AddTransient<IConfigureOptions<AuditTrailOptions>, ErasureEvents>();
    }
}

/// <summary>Erases schedules, where there are any.</summary>
[Feature(FeatureIds.Erasure)]
[RequireFeatures(FeatureIds.Publishing)]
public sealed class PublishingStartup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services) => services.AddScoped<IErasureStep, ItemScheduleStep>();
}
