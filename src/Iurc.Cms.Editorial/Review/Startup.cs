using Iurc.Cms.Editorial.Dashboard;
using Iurc.Cms.Editorial.Lists;
using Iurc.Cms.Editorial.Messages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.ContentManagement.Handlers;
using OrchardCore.Contents.Services;
using OrchardCore.Data;
using OrchardCore.Data.Migration;
using OrchardCore.Modules;

namespace Iurc.Cms.Editorial.Review;

/// <summary>Registers the feature.</summary>
[Feature(FeatureIds.Review)]
public sealed class Startup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddContentPart<ReviewPart>();
        services.AddDataMigration<Migrations>();
        services.AddIndexProvider<ReviewIndexProvider>();
        services.AddIndexProvider<AskedReviewIndexProvider>();
        services.TryAddScoped<SiteTime>();
        services.TryAddScoped<ItemMessages>();
        services.AddScoped<ReviewMessages>();
        // First what ends an earlier request, then the request that is made.
        services.AddScoped<IContentHandler, ReplacedDraftHandler>();
        services.AddScoped<IContentHandler, ReviewHandler>();
        services.AddScoped<IContentHandler, DiscardedDraftHandler>();
        services.AddScoped<IContentDisplayDriver, ReviewDriver>();
        services.AddTransient<IContentsAdminListFilterProvider, ReviewListFilter>();
        services.AddSingleton(new ListWord("review", ["asked", "back"]));
    }
}

/// <summary>Puts the drafts that await a review on the dashboard, where there is one.</summary>
[Feature(FeatureIds.Review)]
[RequireFeatures(FeatureIds.Dashboard)]
public sealed class DashboardStartup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddScoped<IAttentionSource, ReviewAttention>();
        services.AddScoped<IAttentionSource, SentBackAttention>();
        services.AddScoped<IAttentionSource, OwnRequestsAttention>();
        services.AddScoped<IAttentionSource, OwnDraftsAttention>();
    }
}
