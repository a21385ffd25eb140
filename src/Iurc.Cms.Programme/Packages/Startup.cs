using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using OrchardCore.ContentManagement;
using OrchardCore.Modules;
using OrchardCore.Recipes.Services;

namespace Iurc.Cms.Programme.Packages;

/// <summary>Registers what looks at packages before they are imported.</summary>
public sealed class Startup : StartupBase
{
    /// <summary>Before all others, so that a step is looked at before Orchard's handler of it carries it out.</summary>
    public override int Order => int.MinValue;

    /// <inheritdoc />
    public override int ConfigureOrder => 0;

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddScoped<IRecipeStepHandler, StepsOfImports>();
        services.AddScoped<IRecipeEnvironmentProvider, ImportEnvironment>();
        services.AddScoped<ImportProgress>();
        services.AddScoped<PlanCheck>();
        services.AddScoped<IStepCheck, FeatureStepCheck>();
        services.AddScoped<IStepCheck, ThemeStepCheck>();
        services.AddScoped<IStepCheck, SettingsStepCheck>();
        services.AddScoped<IStepCheck, RoleStepCheck>();
        services.AddScoped<IStepCheck, RecipeStepCheck>();
        services.AddScoped<IStepCheck, ContentStepCheck>();
        foreach (var step in new[] { "ContentDefinition", "ReplaceContentDefinition" })
        {
            services.AddScoped<IStepCheck>(provider => new ContentDefinitionStepCheck(
                provider.GetRequiredService<IOptions<ContentOptions>>(), provider.GetRequiredService<IStringLocalizer<ContentDefinitionStepCheck>>(), step));
        }
    }
}
