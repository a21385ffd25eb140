using Iurc.Cms.Programme.Copies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrchardCore;
using OrchardCore.Environment.Shell.Configuration;
using OrchardCore.Media;
using OrchardCore.Modules;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Processing;
using SixLabors.ImageSharp.Web.Caching;
using SixLabors.ImageSharp.Web.Middleware;

namespace Iurc.Cms.Delivery.Pictures;

/// <summary>Bounds what resized pictures cost in memory, time and room.</summary>
[Feature(FeatureIds.Uploads)]
public sealed class Startup(IShellConfiguration configuration) : OrchardCore.Modules.StartupBase
{
    /// <summary>After log-in, and just before Orchard resizes pictures.</summary>
    public override int ConfigureOrder => OrchardCoreConstants.ConfigureOrder.Media - 1;

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton(PictureSettings.Read(configuration));
        services.AddSingleton<PictureLimits>();
        services.AddSingleton<PictureRoom>();
        services.AddSingleton<PictureTurns>();
        services.AddSingleton<PictureCleaner>();
        services.AddSingleton<PictureTokens>();
        services.AddSingleton<IMediaTokenService>(provider => provider.GetRequiredService<PictureTokens>());
        services.AddScoped<PictureCommands>();
        services.AddSingleton<ICacheKey, PictureCacheKey>();
        services.AddSingleton<PhysicalFileSystemCache>();
        services.AddSingleton<IImageCache>(provider =>
        {
            var folder = Path.Combine(provider.GetRequiredService<IWebHostEnvironment>().WebRootPath, provider.GetRequiredService<IOptions<PhysicalFileSystemCacheOptions>>().Value.CacheFolder);
            EarlierPictures.Forget(folder);
            return new PictureCache(
                provider.GetRequiredService<PhysicalFileSystemCache>(),
                folder,
                provider.GetRequiredService<PictureSettings>().CacheMegabytes * 1_000_000L,
                () => provider.GetRequiredService<PictureRoom>().IsThere,
                provider.GetRequiredService<ILogger<PictureCache>>());
        });
        services.AddSingleton<ILocalCopies, ResizedCopies>();
        services.AddOptions<ImageSharpMiddlewareOptions>().PostConfigure<PictureLimits, PictureTurns>((options, limits, turns) =>
        {
            options.Configuration = limits.Configuration;
            options.OnParseCommandsAsync = context => context.Context.RequestServices.GetRequiredService<PictureCommands>().AllowAsync(context);
            options.OnBeforeLoadAsync = async (context, _) =>
            {
                await turns.TakeAsync(context.Context);
                return limits.Decode;
            };
            options.OnBeforeSaveAsync = image =>
            {
                PictureCleaner.Clean(image.Image.Metadata);

                // What is transparent would be black in a file that knows no transparency.
                if (image.Format is JpegFormat or BmpFormat)
                {
                    image.Image.Mutate(picture => picture.BackgroundColor(Color.White));
                }

                return Task.CompletedTask;
            };
            options.OnProcessedAsync = context =>
            {
                turns.GiveBack(context.Context);
                return Task.CompletedTask;
            };
        });
    }

    /// <inheritdoc />
    public override void Configure(IApplicationBuilder app, IEndpointRouteBuilder routes, IServiceProvider serviceProvider)
        => app.UseMiddleware<PictureMiddleware>();
}
