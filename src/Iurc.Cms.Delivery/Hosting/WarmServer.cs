using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Iurc.Cms.Delivery.Hosting;

/// <summary>
/// The web server, which is warmed up before it listens: it makes pages the way that a reader's request does, through every step of the
/// host, so that nothing of that is done for the first time when the first reader comes.
/// </summary>
internal sealed class WarmServer(IServer inner, SiteWarmUp warmUp) : IServer
{
    public IFeatureCollection Features => inner.Features;

    public async Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        await warmUp.RunAsync(features => AnswerAsync(application, features), cancellationToken);
        await inner.StartAsync(application, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => inner.StopAsync(cancellationToken);

    public void Dispose() => inner.Dispose();

    private static async Task AnswerAsync<TContext>(IHttpApplication<TContext> application, IFeatureCollection features)
        where TContext : notnull
    {
        var context = application.CreateContext(features);
        try
        {
            await application.ProcessRequestAsync(context);
            if (features.Get<IHttpResponseFeature>() is WarmResponse response)
            {
                await response.StartAsync();
            }
        }
        finally
        {
            application.DisposeContext(context, exception: null);
        }
    }
}

/// <summary>Registers what a site does before it listens.</summary>
public static class WarmServerHosting
{
    /// <summary>Warms the web server up before it listens. A server in memory, as tests have it, takes its place and is not.</summary>
    public static void AddWarmUp(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        var server = builder.Services.Last(service => service.ServiceType == typeof(IServer));
        builder.Services.AddSingleton<SiteWarmUp>();
        builder.Services.Replace(ServiceDescriptor.Singleton<IServer>(provider => new WarmServer(
            (IServer)(server.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, server.ImplementationType!)),
            provider.GetRequiredService<SiteWarmUp>())));
    }
}
