using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Iurc.Cms.Delivery.Errors;

/// <summary>Answers as such what the sender of a request has got wrong.</summary>
public sealed class Startup : OrchardCore.Modules.StartupBase
{
    /// <summary>After Orchard's pages for errors, which go round and show what comes out.</summary>
    public override int Order => 1000;

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.Configure<MvcOptions>(options =>
        {
            options.Filters.Add<ErrorPageFilter>();
            options.Filters.Add<NothingThereFilter>();
            options.Filters.Add<BadInputFilter>();
            options.Filters.Add<LocationFilter>();
        });
        // The page that says so, with its status: Orchard leads to the address of that page, where there is nothing.
        services.PostConfigure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, options => options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        });
        services.AddSingleton<MatcherPolicy, UnclearFormPolicy>();
        services.AddSingleton<IStartupFilter, FormsFilter>();
    }

    private sealed class FormsFilter : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.UseMiddleware<UnreadableFormMiddleware>();
            next(app);
        };
    }
}
