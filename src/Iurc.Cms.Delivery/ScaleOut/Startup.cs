using Iurc.Cms.Delivery.LogIn.Tries;
using Iurc.Cms.Programme.Changes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OrchardCore.Caching.Distributed;
using OrchardCore.Data.Documents;
using OrchardCore.Environment.Cache;
using OrchardCore.Locking.Distributed;
using OrchardCore.Modules;

namespace Iurc.Cms.Delivery.ScaleOut;

/// <summary>Keeps the site up while Redis is away, and honest about what it has stored.</summary>
[RequireFeatures("OrchardCore.Redis")]
public sealed class Startup : StartupBase
{
    /// <summary>After Orchard's own services, to count instead of them; before what counts changes, which wraps them.</summary>
    public override int Order => 500;

    /// <summary>Before all others, to have the last word.</summary>
    public override int ConfigureOrder => int.MinValue;

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddScoped<DroppedChanges>();
        services.AddScoped<IDocumentStore, WatchedDocumentStore>();
        services.AddSingleton<RedisCircuit>();
        services.AddSingleton<SharedGeneration>();
        services.AddSingleton<ISharedGeneration>(provider => provider.GetRequiredService<SharedGeneration>());
        services.AddSingleton<ISharedTries, SharedTries>();
        Guard<IDistributedCache, GuardedCache>(services);
        Guard<IDistributedLock, GuardedLock>(services);
        Guard<IMessageBus, GuardedBus>(services);
        Guard<ITagCache, GuardedTagCache>(services);

        // A node without Redis still serves readers: taking it away would make things worse.
        services.AddHealthChecks().AddCheck<RedisCheck>("Redis", HealthStatus.Degraded);
    }

    /// <inheritdoc />
    public override void Configure(IApplicationBuilder app, IEndpointRouteBuilder routes, IServiceProvider serviceProvider)
        => app.UseMiddleware<DroppedChangeMiddleware>();

    /// <summary>Wraps what Orchard's features for Redis have registered; a service that does not go by Redis stays as it is.</summary>
    private static void Guard<TService, TGuard>(IServiceCollection services)
        where TService : class
        where TGuard : TService
    {
        var own = services.LastOrDefault(service => service.ServiceType == typeof(TService));
        var implementation = own?.ImplementationType ?? own?.ImplementationFactory?.GetType().GenericTypeArguments[1];
        if (implementation?.Namespace?.StartsWith("OrchardCore.Redis", StringComparison.Ordinal) != true)
        {
            return;
        }

        services[services.IndexOf(own!)] = ServiceDescriptor.Describe(
            typeof(TService),
            provider => ActivatorUtilities.CreateInstance<TGuard>(provider, own!.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, implementation)),
            own!.Lifetime);
    }
}
