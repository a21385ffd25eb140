using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using OrchardCore.Modules;

namespace Iurc.Cms.Programme.SiteLanguage;

/// <summary>Puts the middleware behind Orchard's own, which runs at -100.</summary>
public sealed class Startup : StartupBase
{
    /// <inheritdoc />
    public override int ConfigureOrder => -90;

    /// <inheritdoc />
    public override void Configure(IApplicationBuilder app, IEndpointRouteBuilder routes, IServiceProvider serviceProvider)
        => app.UseMiddleware<SiteLanguageMiddleware>();
}
