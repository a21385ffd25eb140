using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Environment.Extensions;
using OrchardCore.Setup.Services;

namespace Iurc.Cms.Delivery.Hosting;

/// <summary>Looks at the recipe before it runs: Orchard passes over a feature that it does not know, and fails on a recipe that is not there without naming it.</summary>
internal static class SetupRecipe
{
    /// <summary>What is wrong with the recipe of that name.</summary>
    public static async Task<IReadOnlyList<string>> CheckAsync(IServiceProvider services, string name)
    {
        var recipes = (await services.GetRequiredService<ISetupService>().GetSetupRecipesAsync()).ToList();
        var recipe = recipes.Find(recipe => recipe.Name == name);
        if (recipe is null)
        {
            return [$"There is no setup recipe \"{name}\". There are: {string.Join(", ", recipes.Select(found => found.Name).Order(StringComparer.Ordinal))}."];
        }

        await using var stream = recipe.RecipeFileInfo.CreateReadStream();
        var json = await JsonNode.ParseAsync(stream, documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var known = services.GetRequiredService<IExtensionManager>().GetFeatures().Select(feature => feature.Id).ToHashSet(StringComparer.Ordinal);

        return [.. Features(json).Where(id => !known.Contains(id)).Select(id => $"The recipe \"{name}\" enables the feature \"{id}\", which is not there.")];
    }

    private static IEnumerable<string> Features(JsonNode? recipe)
        => (recipe?["steps"] as JsonArray ?? [])
            .Where(step => string.Equals((string?)step?["name"], "feature", StringComparison.OrdinalIgnoreCase))
            .SelectMany(step => step?["enable"] as JsonArray ?? [])
            .Select(id => (string?)id)
            .OfType<string>();
}
