using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
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
