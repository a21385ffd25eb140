using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OrchardCore.Data.Documents;
using OrchardCore.Modules;

namespace Iurc.Cms.Delivery.ScaleOut;

/// <summary>Keeps the site up while Redis is away, and honest about what it has stored.</summary>
[RequireFeatures("OrchardCore.Redis")]
public sealed class Startup : StartupBase
{
    /// <summary>After Orchard's own services, to count instead of them; before the page cache, which wraps them.</summary>
    public override int Order => 500;

    /// <summary>Before all others, to have the last word.</summary>
    public override int ConfigureOrder => int.MinValue;

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddScoped<DroppedChanges>();
        services.AddScoped<IDocumentStore, WatchedDocumentStore>();

        // A node without Redis still serves readers: taking it away would make things worse.
        services.AddHealthChecks().AddCheck<RedisCheck>("Redis", HealthStatus.Degraded);
    }

    /// <inheritdoc />
    public override void Configure(IApplicationBuilder app, IEndpointRouteBuilder routes, IServiceProvider serviceProvider)
        => app.UseMiddleware<DroppedChangeMiddleware>();
}
