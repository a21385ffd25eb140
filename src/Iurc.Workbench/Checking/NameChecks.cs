using Iurc.Workbench.Sources;

namespace Iurc.Workbench.Checking;

/// <summary>Finds recipes without a name, with the name of another, and steps that name no recipe.</summary>
internal static class NameChecks
{
    /// <summary>Runs the checks.</summary>
    public static IEnumerable<Finding> Run(RecipeSet set) => [.. WithoutName(set), .. Twins(set), .. UnknownRecipes(set), .. NeverRun(set)];

    private static IEnumerable<Finding> WithoutName(RecipeSet set)
        => set.Files
            .Where(file => file.Root is SourceObject && file.Name is null)
            .Select(file => Finding.Error(file, ((SourceObject)file.Root!).Property("name")?.Value.Position ?? file.Root!.Position,
                CheckCode.NoName, "The recipe has no name. Add \"name\" with a text."));

    private static IEnumerable<Finding> Twins(RecipeSet set)
        => set.Files
            .Where(file => file.Name is not null)
            .GroupBy(file => file.Name, StringComparer.Ordinal)
            .SelectMany(twins => twins.Skip(1).Select(twin => Finding.Error(twin, ((SourceObject)twin.Root!).Property("name")!.Value.Position,
                CheckCode.DuplicateName, $"The recipe in {Path.GetFileName(twins.First().Path)} is named \"{twin.Name}\" too.")));

    // Beside a setup recipe every other is one that it runs; a recipe that stands alone is run by hand, and one that the admin hides is
    // run by the program.
    private static IEnumerable<Finding> NeverRun(RecipeSet set)
    {
        var run = RecipePlan.Of(set).SelectMany(plan => plan.Steps.Select(step => step.File).Append(plan.Root)).ToHashSet();
        return run.Count == 0 ? [] : set.Files
            .Where(file => file.Name is not null && !run.Contains(file) && !file.IsHidden && file.Steps.Any())
            .Select(file => Finding.Warning(file, ((SourceObject)file.Root!).Property("name")!.Value.Position, CheckCode.UnknownRecipe,
                $"No setup recipe runs \"{file.Name}\". Name it in a step \"recipes\", unless it is run by hand."));
    }

    private static IEnumerable<Finding> UnknownRecipes(RecipeSet set)
        => set.Files
            .SelectMany(file => file.Steps)
            .Where(step => step.Is("recipes"))
            .SelectMany(step => step.Objects("values").Select(value => (step.File, Name: value.PropertyInAnyCase("name")?.Value as SourceString)))
            .Where(value => value.Name is not null && !set.RecipeNames.Contains(value.Name.Value))
            .Select(value => Finding.Error(value.File, value.Name!.Position, CheckCode.UnknownRecipe, $"There is no recipe named \"{value.Name.Value}\"."));
}
