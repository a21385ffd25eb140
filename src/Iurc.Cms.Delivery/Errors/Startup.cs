using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Modules;

namespace Iurc.Cms.Delivery.Errors;

/// <summary>Answers as such what the sender of a request has got wrong.</summary>
public sealed class Startup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.Configure<MvcOptions>(options => options.Filters.Add<ErrorPageFilter>());
        services.AddSingleton<MatcherPolicy, UnclearFormPolicy>();
    }
}
