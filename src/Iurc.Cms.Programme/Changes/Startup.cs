using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrchardCore.ContentManagement.Handlers;
using OrchardCore.Data.Documents;
using OrchardCore.Modules;

namespace Iurc.Cms.Programme.Changes;

/// <summary>Counts the changes of the site.</summary>
public sealed class Startup : StartupBase
{
    /// <summary>After all that register a document store, to see what goes through the one that counts.</summary>
    public override int Order => 2000;

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);

        services.AddSingleton<SiteGeneration>();
        services.AddScoped<SiteChanges>();
        services.AddScoped<IContentHandler, ContentChanges>();

        // While a site is set up there may be no session, and only the container lets a store be made without one.
        var store = services.Last(service => service.ServiceType == typeof(IDocumentStore)).ImplementationType!;
        services.TryAddScoped(store);
        services.Replace(ServiceDescriptor.Scoped<IDocumentStore>(provider => ActivatorUtilities.CreateInstance<CommittedChanges>(
            provider, provider.GetRequiredService(store))));
    }
}
