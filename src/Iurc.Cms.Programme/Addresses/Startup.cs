using Iurc.Cms.Programme.Packages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrchardCore.ContentLocalization.Services;
using OrchardCore.ContentManagement.Routing;
using OrchardCore.DisplayManagement.Handlers;
using OrchardCore.Modules;
using OrchardCore.Routing;
using OrchardCore.UrlRewriting;
using OrchardCore.UrlRewriting.Models;

namespace Iurc.Cms.Programme.Addresses;

/// <summary>Puts what looks addresses and translations up in the place of what holds all of them, and keeps content off the site's own addresses.</summary>
public sealed class Startup : StartupBase
{
    /// <summary>A class inside Orchard, so there is no other way to name it. If it is gone one day, the site does not start, and says why.</summary>
    private const string OrchardLinks = "AutorouteValuesAddressScheme";

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);

        services.AddSingleton<OwnAddresses>();
        services.AddSingleton<IOwnAddressSource, EndpointAddresses>();
        services.AddSingleton<IOwnAddressSource, PrefixAddresses>();
        services.AddScoped<AddressCheck>();
        services.AddScoped<PublicAddresses>();

        services.AddSingleton<IndexLookUp>();
        services.Replace(ServiceDescriptor.Singleton<IAutorouteEntries, LookedUpAddresses>());
        services.Replace(ServiceDescriptor.Singleton<ILocalizationEntries, LookedUpTranslations>());

        // In the same place: those before it, as the home page's, come first.
        var links = services.FirstOrDefault(service => service.ServiceType == typeof(IShellRouteValuesAddressScheme) && service.ImplementationType?.Name == OrchardLinks)
            ?? throw new InvalidOperationException($"Orchard Core no longer has {OrchardLinks}: see whether {nameof(AddressLinks)} is still needed.");
        services[services.IndexOf(links)] = ServiceDescriptor.Singleton<IShellRouteValuesAddressScheme, AddressLinks>();
    }
}

/// <summary>Keeps rules that rewrite addresses, and pages, out of each other's way, and both off the site's own addresses.</summary>
[RequireFeatures("OrchardCore.UrlRewriting")]
public sealed class RewriteStartup : StartupBase
{
    /// <summary>After Orchard's own drivers, which read the form.</summary>
    public override int Order => 1000;

    /// <inheritdoc />
    public override int ConfigureOrder => 0;

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton<RewriteRules>();
        services.AddSingleton<IOwnAddressSource, RewrittenAddresses>();
        services.AddScoped<RewriteRuleCheck>();
        services.AddScoped<IRewriteRuleHandler, OwnAddressRuleHandler>();
        services.AddScoped<IStepCheck, RewriteStepCheck>();
        services.AddDisplayDriver<RewriteRule, OwnAddressRuleDriver>();
    }
}
