using Iurc.Cms.Programme.Services;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.Data.Migration;
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
        services.AddContentField<MediaField>().UseDisplayDriver<PictureTextDriver>();

        services.AddDataMigration<Migrations>();
        services.AddSingleton<IIndexProvider>(provider => new MediaUseIndexProvider(provider.GetRequiredService<IOptions<MediaOptions>>().Value.AssetsRequestPath.Value ?? "/media"));
        services.AddScoped<MediaUses>();
        services.Configure<MvcOptions>(options =>
        {
            options.Filters.Add<MediaUseFilter>();
            options.Filters.Add<MediaScriptFilter>();
        });
    }
}
