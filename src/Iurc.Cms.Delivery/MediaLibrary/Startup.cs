using Iurc.Cms.Delivery.Pictures;
using Iurc.Cms.Delivery.Uploads;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using OrchardCore.BackgroundTasks;
using OrchardCore.Data;
using OrchardCore.Data.Migration;
using OrchardCore.Media;
using OrchardCore.Media.Controllers;
using OrchardCore.Modules;

namespace Iurc.Cms.Delivery.MediaLibrary;

/// <summary>Keeps the media library's files to those who may change them.</summary>
[Feature(FeatureIds.Uploads)]
public sealed class Startup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddDataMigration<Migrations>();
        services.AddIndexProvider<MediaOwnerIndexProvider>();
        services.AddScoped<MediaOwners>();
        services.AddScoped<MediaGuard>();
        services.AddScoped<UploadedNames>();
        services.AddScoped<LibraryCleaning>();
        services.AddSingleton<IBackgroundTask, LibraryCleaningTask>();
        services.AddScoped<IAuthorizationHandler, OwnFilesHandler>();
        services.Configure<MvcOptions>(options => options.Filters.Add<MediaLibraryFilter>(MediaLibraryFilter.Order));

        services.AddSingleton<ILogger<AdminController>, RefusalLog<AdminController>>();

        // Around the store that Orchard, or a module for another kind of store, has registered.
        var inner = services.Last(service => service.ServiceType == typeof(IMediaFileStore));
        services.AddSingleton<IMediaFileStore>(provider => new MediaLibraryStore(
            (IMediaFileStore)(inner.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!)),
            provider.GetService<IMediaFileStoreCache>() is null ? provider.GetRequiredService<IMediaFileProvider>() : null,
            provider.GetRequiredService<FileContent>(),
            provider.GetRequiredService<PictureCleaner>(),
            provider.GetRequiredService<IStringLocalizer<MediaLibraryStore>>()));
    }
}
