using Iurc.Cms.Editorial.Dashboard;
using Iurc.Cms.Editorial.Messages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrchardCore.ArchiveLater.Drivers;
using OrchardCore.ArchiveLater.Models;
using OrchardCore.BackgroundTasks;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.ContentManagement.Handlers;
using OrchardCore.Data;
using OrchardCore.Data.Migration;
using OrchardCore.DisplayManagement;
using OrchardCore.Environment.Shell;
using OrchardCore.Modules;
using OrchardCore.PublishLater.Drivers;
using OrchardCore.PublishLater.Models;

namespace Iurc.Cms.Editorial.Publishing;

/// <summary>Registers the feature.</summary>
[Feature(FeatureIds.Publishing)]
public sealed class Startup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        // Orchard's parts stay, and so do their indexes: what is stored in them, and what reads them. Their forms and their tasks are replaced.
        services.AddContentPart<PublishLaterPart>().RemoveDisplayDriver<PublishLaterPartDisplayDriver>();
        services.AddContentPart<ArchiveLaterPart>().RemoveDisplayDriver<ArchiveLaterPartDisplayDriver>();
        foreach (var task in services.Where(service => service.ServiceType == typeof(IBackgroundTask)
            && service.ImplementationType?.FullName is "OrchardCore.PublishLater.Services.ScheduledPublishingBackgroundTask" or "OrchardCore.ArchiveLater.Services.ScheduledArchivingBackgroundTask").ToList())
        {
            services.Remove(task);
        }

        services.AddSingleton<IBackgroundTask, ScheduledPublishingBackgroundTask>();
        services.AddScoped<DueSchedules>();

        services.AddDataMigration<Migrations>();
        services.AddIndexProvider<ItemScheduleIndexProvider>();
        services.AddScoped<EarlierSchedules>();
        services.AddScoped<IFeatureEventHandler, TakeOverOnEnabling>();
        services.AddScoped<ItemSchedules>();
        services.TryAddScoped<SiteTime>();
        services.TryAddScoped<ItemMessages>();
        services.AddScoped<LostDates>();
        services.AddScoped<CopiedEmbargo>();
        services.AddScoped<RestoreMessage>();

        // The first of all, see there.
        services.Insert(0, ServiceDescriptor.Scoped<IContentHandler, ScheduleHandler>());

        services.AddContentPart<TakenDownPart>();
        services.AddScoped<IContentHandler, TakenDownHandler>();
        services.AddScoped<IContentDisplayDriver, TakenDownDriver>();

        services.AddScoped<ShownPanel>();
        services.AddScoped<IContentDisplayDriver, ScheduleDriver>();
        services.AddShapeTableProvider<ScheduleShapes>();
    }
}

/// <summary>Puts what has failed on the dashboard, where there is one.</summary>
[Feature(FeatureIds.Publishing)]
[RequireFeatures(FeatureIds.Dashboard)]
public sealed class DashboardStartup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services) => services.AddScoped<IAttentionSource, FailedSchedules>();
}
