namespace Iurc.Workbench.Recipes;

/// <summary>Follows a recipe and the recipes that it names, in the order in which Orchard runs their steps.</summary>
internal static class RecipeRun
{
    /// <summary>All steps of <paramref name="start"/> and of the recipes in its <c>recipes</c> steps.</summary>
    /// <exception cref="WorkbenchException">A recipe names one that does not exist, or itself.</exception>
    public static IReadOnlyList<RecipeStep> StepsOf(RecipeFile start, IReadOnlyList<RecipeFile> all)
    {
        var steps = new List<RecipeStep>();
        Follow(start, all, [], steps);
        return steps;
    }

    private static void Follow(RecipeFile recipe, IReadOnlyList<RecipeFile> all, List<RecipeFile> running, List<RecipeStep> steps)
    {
        if (running.Contains(recipe))
        {
            throw new WorkbenchException($"{recipe.Path}: the recipe runs itself.");
        }

        running.Add(recipe);
        foreach (var step in recipe.Steps)
        {
            steps.Add(step);
            foreach (var value in step.Is("recipes") ? step.Objects("values") : [])
            {
                var name = (value.PropertyInAnyCase("name")?.Value as Sources.SourceString)?.Value;
                var inner = all.FirstOrDefault(other => other.Name == name && name is not null)
                    ?? throw new WorkbenchException($"{step.File.Path}:{value.Position}: there is no recipe named \"{name}\".");
                Follow(inner, all, running, steps);
            }
        }

        running.Remove(recipe);
    }
}
