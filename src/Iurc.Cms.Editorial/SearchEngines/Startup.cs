using Iurc.Cms.Programme.Addresses;
using Iurc.Cms.Programme.Copies;
using Iurc.Cms.Programme.Packages;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement.Handlers;
using OrchardCore.DisplayManagement;
using OrchardCore.Modules;
using OrchardCore.Seo;
using OrchardCore.Sitemaps.Builders;
using OrchardCore.Sitemaps.Cache;
using OrchardCore.Sitemaps.Handlers;

namespace Iurc.Cms.Editorial.SearchEngines;

/// <summary>Registers the feature.</summary>
[Feature(FeatureIds.SearchEngines)]
public sealed class Startup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton<SiteAddress>();
        services.AddScoped<IContentHandler, SitemapContentHandler>();
        services.AddScoped<DefaultSitemapUpdateHandler>();
        services.AddScoped<ISitemapUpdateHandler, DeferredSitemapUpdates>();
        services.AddScoped<SitemapDates>();
        services.AddScoped<ISitemapContentItemExtendedMetadataProvider>(provider => provider.GetRequiredService<SitemapDates>());
        services.AddScoped<DefaultSitemapBuilder>();
        services.AddScoped<ISitemapBuilder, AddressedSitemapBuilder>();
        services.AddScoped<DefaultSitemapCacheProvider>();
        services.AddScoped<ISitemapCacheProvider, AddressedSitemapCache>();
        services.AddShapeTableProvider<SearchEngineShapes>();
        services.AddTransient<IRobotsProvider, SitemapRobotsProvider>();
        services.AddSingleton<IOwnAddressSource, SitemapAddresses>();
        services.AddScoped<IStepCheck, SitemapStepCheck>();
        services.AddScoped<ILocalCopies, SitemapCopies>();
    }
}
