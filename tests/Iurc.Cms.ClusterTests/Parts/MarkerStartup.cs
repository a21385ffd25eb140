using Iurc.Cms.ClusterTests.Parts;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrchardCore.Data.Documents;
using OrchardCore.Modules;

[assembly: HostingStartup(typeof(MarkerStartup))]

namespace Iurc.Cms.ClusterTests.Parts;

/// <summary>Puts the <see cref="Marker"/> and <see cref="BackgroundRun"/> into a node, which loads this assembly as a hosting startup.</summary>
public sealed class MarkerStartup : IHostingStartup
{
    /// <inheritdoc />
    public void Configure(IWebHostBuilder builder)
    {
        if (Environment.GetEnvironmentVariable(Marker.Variable) is not { Length: > 0 } file)
        {
            return;
        }

        var marker = new Marker(file);
        builder.ConfigureServices(services => services.AddOrchardCore().ConfigureServices(
            tenant =>
            {
                var store = tenant.Last(service => service.ServiceType == typeof(IDocumentStore));
                if (store.ImplementationType is { } type)
                {
                    tenant.TryAddScoped(type);
                }

                tenant.Replace(ServiceDescriptor.Scoped<IDocumentStore>(provider =>
                    Marked((IDocumentStore)(store.ImplementationFactory?.Invoke(provider) ?? provider.GetRequiredService(store.ImplementationType!)), provider, marker)));
                tenant.Replace(ServiceDescriptor.Singleton<IClock, LaterClock>());
            },
            order: 10_000).Configure((_, routes, _) => BackgroundRun.Map(routes)));
    }

    // What is first to hear that the commit was a success hears it before anybody is told.
    private static IDocumentStore Marked(IDocumentStore store, IServiceProvider provider, Marker marker)
    {
        if (marker.IsSet && provider.GetService<IHttpContextAccessor>()?.HttpContext?.Request.Method == HttpMethods.Post)
        {
            store.AfterCommitSuccess<Marker>(marker.MeetAsync);
        }

        return store;
    }
}
