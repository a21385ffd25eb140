using Iurc.Cms.Editorial.Dashboard;
using Iurc.Cms.Programme.Addresses;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Data.Migration;
using OrchardCore.Environment.Shell;
using OrchardCore.Modules;
using YesSql.Indexes;

namespace Iurc.Cms.Editorial.InternalLinks;

/// <summary>Registers the feature.</summary>
[Feature(FeatureIds.InternalLinks)]
public sealed class Startup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddDataMigration<Migrations>();
        services.AddSingleton(provider => new ItemLinks(PublicAddresses.BaseOf(provider.GetRequiredService<ShellSettings>())));
        services.AddSingleton<IIndexProvider>(provider => new InternalLinkIndexProvider(provider.GetRequiredService<ItemLinks>()));
        services.AddSingleton<IIndexProvider, PagePlaceIndexProvider>();
        services.AddScoped<Referrers>();
        services.AddScoped<DeadLinks>();
        services.AddScoped<DeadLinkList>();
        services.AddScoped<LinkedContentQuestions>();
        services.Configure<MvcOptions>(options =>
        {
            options.Filters.Add<LinkedContentFilter>();
            options.Filters.Add<LinkedContentScript>();
        });
    }
}

/// <summary>Puts the links that lead nowhere on the dashboard, where there is one.</summary>
[Feature(FeatureIds.InternalLinks)]
[RequireFeatures(FeatureIds.Dashboard)]
public sealed class DashboardStartup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services) => services.AddScoped<IAttentionSource, DeadLinkAttention>();
}
