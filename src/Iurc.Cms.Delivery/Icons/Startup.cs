using Iurc.Programme.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Modules;

namespace Iurc.Cms.Delivery.Icons;

/// <summary>Answers at the addresses of <see cref="SiteIcons"/> with the theme's files.</summary>
public sealed class Startup : StartupBase
{
    private const string Theme = "Iurc.Theme/";

    private static readonly string[] s_methods = [HttpMethods.Get, HttpMethods.Head];

    /// <inheritdoc />
    public override void Configure(IApplicationBuilder app, IEndpointRouteBuilder routes, IServiceProvider serviceProvider)
    {
        var files = serviceProvider.GetRequiredService<IModuleStaticFileProvider>();
        foreach (var (address, name, mediaType) in SiteIcons.All)
        {
            routes.MapMethods(address, s_methods, (HttpContext context) =>
            {
                var file = files.GetFileInfo(Theme + name);
                if (!file.Exists)
                {
                    return Results.NotFound();
                }

                context.Response.Headers.CacheControl = SiteIcons.CacheControl;
                return Results.Stream(file.CreateReadStream(), mediaType, lastModified: file.LastModified);
            });
        }
    }
}
