using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OrchardCore.Data.Documents;
using OrchardCore.Modules;
using OrchardCore.Redis;
using StackExchange.Redis;

namespace Iurc.Cms.Delivery.ScaleOut;

/// <summary>Keeps the site up while Redis is away, and honest about what it has stored.</summary>
[RequireFeatures("OrchardCore.Redis")]
public sealed class Startup : StartupBase
{
    private const int LongestWaitMilliseconds = 1000;

    /// <summary>After Orchard's own services, to count instead of them; before the page cache, which wraps them.</summary>
    public override int Order => 500;

    /// <summary>Before all others, to have the last word.</summary>
    public override int ConfigureOrder => int.MinValue;

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.PostConfigure<RedisOptions>(options => Harden(options.ConfigurationOptions));
        services.AddScoped<DroppedChanges>();
        services.AddScoped<IDocumentStore, WatchedDocumentStore>();

        // A node without Redis still serves readers: taking it away would make things worse.
        services.AddHealthChecks().AddCheck<RedisCheck>("Redis", HealthStatus.Degraded);
    }

    /// <inheritdoc />
    public override void Configure(IApplicationBuilder app, IEndpointRouteBuilder routes, IServiceProvider serviceProvider)
        => app.UseMiddleware<DroppedChangeMiddleware>();

    // Orchard asks Redis once and falls back to the database if that fails: it must fail at once, and a Redis that comes back must be found.
    private static void Harden(ConfigurationOptions? redis)
    {
        if (redis is not null)
        {
            redis.AbortOnConnectFail = false;
            redis.BacklogPolicy = BacklogPolicy.FailFast;
            redis.AsyncTimeout = redis.SyncTimeout = LongestWaitMilliseconds;
            redis.ReconnectRetryPolicy = new LinearRetry(LongestWaitMilliseconds);
        }
    }
}
