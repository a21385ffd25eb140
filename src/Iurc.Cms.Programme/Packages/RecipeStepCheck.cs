using System.Text.Json.Nodes;
using Microsoft.Extensions.Localization;
using OrchardCore.Recipes.Services;
using static Iurc.Cms.Programme.Packages.StepShapes;

namespace Iurc.Cms.Programme.Packages;

/// <summary>Refuses recipes that the program has not got.</summary>
internal sealed class RecipeStepCheck(IEnumerable<IRecipeHarvester> harvesters, IStringLocalizer<RecipeStepCheck> localizer) : IStepCheck
{
    /// <inheritdoc />
    public string StepName => "recipes";

    /// <inheritdoc />
    public async IAsyncEnumerable<string> FaultsOfAsync(JsonObject json, ImportPlan plan)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var harvester in harvesters)
        {
            known.UnionWith((await harvester.HarvestRecipesAsync()).Select(recipe => recipe.Name));
        }

        foreach (var value in ObjectsOf(json["Values"]))
        {
            if (WordOf(value["name"]) is not { } name)
            {
                yield return localizer["a recipe has no \"name\"."];
            }
            else if (!known.Contains(name))
            {
                yield return localizer["there is no recipe \"{0}\" in this program. Check its name, or take it out.", name];
            }
        }
    }
}
