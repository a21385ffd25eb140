using Iurc.Workbench.Orchard;
using Iurc.Workbench.Recipes;
using Iurc.Workbench.Sources;

namespace Iurc.Workbench.Checking;

/// <summary>A recipe that sets a site up, with its steps and those of the recipes that it runs, in their order.</summary>
/// <param name="Root">The recipe.</param>
/// <param name="Steps">The steps.</param>
internal sealed record RecipePlan(RecipeFile Root, IReadOnlyList<RecipeStep> Steps)
{
    // What Orchard's setup enables before the recipe runs; the rest of the setup is the recipe's.
    private static readonly string[] s_setup = ["OrchardCore.Features", "OrchardCore.Scripting", "OrchardCore.Recipes"];

    /// <summary>The plans of all setup recipes.</summary>
    public static IEnumerable<RecipePlan> Of(RecipeSet set)
        => set.Files
            .Where(file => (file.Root as SourceObject)?.PropertyInAnyCase("issetuprecipe")?.Value is SourceBoolean { Value: true })
            .Select(file =>
            {
                var steps = new List<RecipeStep>();
                Follow(file, set, [], steps);
                return new RecipePlan(file, steps);
            });

    /// <summary>The features that are enabled before the first step runs.</summary>
    public static HashSet<string> EnabledAtFirst(RecipeSet set)
    {
        var enabled = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var feature in s_setup.Concat(OrchardFacts.Current.Features.Where(feature => feature.Value.Always).Select(feature => feature.Key)))
        {
            Enable(feature, set, enabled);
        }

        return enabled;
    }

    /// <summary>Enables a feature and all that it needs.</summary>
    public static void Enable(string feature, RecipeSet set, HashSet<string> enabled)
    {
        if (!enabled.Add(feature))
        {
            return;
        }

        foreach (var needed in OrchardFacts.Current.Features.GetValueOrDefault(feature)?.Needs ?? set.Code.Features.GetValueOrDefault(feature) ?? [])
        {
            Enable(needed, set, enabled);
        }
    }

    /// <summary>The features that a <c>feature</c> step enables.</summary>
    public static IEnumerable<SourceString> FeaturesEnabledBy(RecipeStep step)
        => step.Is("feature") && step.Node.PropertyInAnyCase("enable")?.Value is SourceArray list ? list.Items.OfType<SourceString>() : [];

    private static void Follow(RecipeFile recipe, RecipeSet set, List<RecipeFile> running, List<RecipeStep> steps)
    {
        if (running.Contains(recipe))
        {
            return;
        }

        running.Add(recipe);
        foreach (var step in recipe.Steps)
        {
            steps.Add(step);
            foreach (var name in step.Is("recipes") ? step.Objects("values").Select(value => (value.PropertyInAnyCase("name")?.Value as SourceString)?.Value) : [])
            {
                if (set.Files.FirstOrDefault(file => file.Name == name && name is not null) is { } inner)
                {
                    Follow(inner, set, running, steps);
                }
            }
        }

        running.Remove(recipe);
    }
}
