using Iurc.Cms.Editorial.Dashboard;
using Iurc.Cms.Programme.Services;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OrchardCore.AuditTrail.Models;
using OrchardCore.AuditTrail.Services.Models;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.Data.Migration;
using OrchardCore.DisplayManagement.Handlers;
using OrchardCore.Media;
using OrchardCore.Media.Fields;
using OrchardCore.Modules;
using YesSql.Indexes;

namespace Iurc.Cms.Editorial.Images;

/// <summary>Registers the feature.</summary>
[Feature(FeatureIds.Images)]
public sealed class Startup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddScoped<IContentRules, PictureContentRules>();
        services.AddScoped<IContentRules, VideoContentRules>();
        services.AddContentField<MediaField>().UseDisplayDriver<PictureTextDriver>();

        services.AddDataMigration<Migrations>();
        services.AddSingleton<IIndexProvider>(provider => new MediaUseIndexProvider(provider.GetRequiredService<IOptions<MediaOptions>>().Value.AssetsRequestPath.Value ?? "/media"));
        services.AddScoped<MediaUses>();
        services.AddScoped<KeptFiles>();
        services.AddScoped<LibrarySearch>();
        services.AddScoped<LibraryWords>();
        services.TryAddScoped<SiteTime>();
        services.Configure<MvcOptions>(options =>
        {
            options.Filters.Add<MediaUseFilter>();
            options.Filters.Add<MediaScriptFilter>();
            options.Filters.Add<LibraryFacts>();
            options.Filters.Add<LibraryFolders>();
        });
    }
}

/// <summary>Puts on the dashboard what becomes of the pictures from before an upgrade.</summary>
[Feature(FeatureIds.Images)]
[RequireFeatures(FeatureIds.Dashboard)]
public sealed class DashboardStartup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddScoped<IAttentionSource, CleanedPicturesAttention>();
        services.AddScoped<IAttentionSource, UnreadablePicturesAttention>();
    }
}

/// <summary>Notes in the audit trail who replaces a file.</summary>
[Feature(FeatureIds.Images)]
[RequireFeatures("OrchardCore.AuditTrail")]
public sealed class AuditTrailStartup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddTransient<IConfigureOptions<AuditTrailOptions>, MediaAuditTrail>();
        services.AddDisplayDriver<AuditTrailEvent, MediaAuditTrailDriver>();
    }
}
