using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.Contents.Services;
using OrchardCore.Data;
using OrchardCore.Data.Migration;
using OrchardCore.Modules;

namespace Iurc.Cms.Editorial.Lists;

/// <summary>Registers the feature.</summary>
[Feature(FeatureIds.Lists)]
public sealed class Startup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        // In this order.
        services.AddDataMigration<EarlierTables>();
        services.AddDataMigration<Migrations>();
        services.AddIndexProvider<ListIndexProvider>();
        services.AddTransient<IContentsAdminListFilterProvider, ProgrammeListFilters>();
        services.AddTransient<IContentsAdminListFilterProvider, ProgrammeListOrder>();
        services.AddTransient<IContentsAdminListFilterProvider, FoldedTextFilter>();
        services.AddTransient<IContentsAdminListFilterProvider, StatusListFilter>();
        services.AddScoped<IContentDisplayDriver, MissingDriver>();

        services.AddScoped<ListNames>();
        services.AddScoped<FilterText>();
        services.AddScoped<ListControls>();
        services.AddScoped<ListAdvice>();
        services.AddScoped<ListTable>();
        foreach (var word in ListWord.All)
        {
            services.AddSingleton(word);
        }

        services.Configure<MvcOptions>(options => options.Filters.Add<ListScreenFilter>());

        services.AddScoped<ListRows>();
        services.AddScoped<GroupedPages>();
        services.AddScoped<FarPages>();
        var queries = services.Last(service => service.ServiceType == typeof(IContentsAdminListQueryService));
        services.Replace(ServiceDescriptor.Scoped<IContentsAdminListQueryService>(provider => ActivatorUtilities.CreateInstance<FlatListQueries>(
            provider, ActivatorUtilities.CreateInstance(provider, queries.ImplementationType!))));
    }
}
