using Iurc.Cms.Delivery.LogIn.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrchardCore.Admin;
using OrchardCore.ContentManagement.Handlers;
using OrchardCore.Environment.Shell;
using OrchardCore.Media.Events;
using OrchardCore.Modules;
using OrchardCore.Settings;

namespace Iurc.Cms.Delivery.PageCache;

/// <summary>Registers what a site's own part of the page cache needs.</summary>
[Feature(FeatureIds.PageCache)]
public sealed class Startup : StartupBase
{
    /// <summary>Before all other steps of a site: whatever they do is then a part of the page that is kept, or keeps it from being kept.</summary>
    public override int ConfigureOrder => -1000;

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton<CachedSite>();
        services.AddScoped<IContentHandler, LoadedItems>();
        services.AddSingleton<IMediaEventHandler, MediaChanges>();
        services.AddSingleton<IMediaCreatingEventHandler, MediaChanges>();
    }

    /// <inheritdoc />
    public override async ValueTask ConfigureAsync(IApplicationBuilder app, IEndpointRouteBuilder routes, IServiceProvider serviceProvider)
    {
        app.UseMiddleware<PageRenderingMiddleware>();

        var site = serviceProvider.GetRequiredService<ShellSettings>().RequestUrlPrefix is { Length: > 0 } prefix ? "/" + prefix.Trim('/') : "";
        var forwarded = serviceProvider.GetRequiredService<IOptions<ForwardedHeadersOptions>>();
        serviceProvider.GetRequiredService<CachedSite>().Open(new CachedSite.Settings(
            site,
            await serviceProvider.GetRequiredService<ILocalClock>().GetLocalTimeZoneAsync(),
            await HostsAsync(serviceProvider),
            NoPages(serviceProvider, site),
            serviceProvider.GetService<ValidTicket>() is { } ticket ? ticket.IsCarriedBy : _ => false,
            forwarded.Value.ForwardedHeaders == ForwardedHeaders.None ? null
                : new ForwardedHeadersMiddleware(_ => Task.CompletedTask, serviceProvider.GetRequiredService<ILoggerFactory>(), forwarded)));
    }

    private static async Task<string[]> HostsAsync(IServiceProvider services)
    {
        var baseUrl = (await services.GetRequiredService<ISiteService>().GetSiteSettingsAsync()).BaseUrl;
        var allowed = services.GetRequiredService<IConfiguration>()["AllowedHosts"] ?? "";
        return
        [
            .. services.GetRequiredService<ShellSettings>().RequestUrlHosts.Where(IsName),
            .. allowed.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(IsName),
            .. Uri.TryCreate(baseUrl, UriKind.Absolute, out var address) ? [address.Authority] : (string[])[],
        ];

        static bool IsName(string host) => !host.Contains('*', StringComparison.Ordinal);
    }

    private static PathString[] NoPages(IServiceProvider services, string site)
    {
        var admin = services.GetRequiredService<IOptions<AdminOptions>>().Value.AdminUrlPrefix;
        return [.. new[] { admin, "api", "contents", "health", "login", "logoff", "media" }.Select(segment => new PathString(site + "/" + segment))];
    }
}
