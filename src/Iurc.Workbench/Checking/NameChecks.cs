using Iurc.Workbench.Sources;

namespace Iurc.Workbench.Checking;

/// <summary>Finds recipes without a name, with the name of another, and steps that name no recipe.</summary>
internal static class NameChecks
{
    /// <summary>Runs the checks.</summary>
    public static IEnumerable<Finding> Run(RecipeSet set) => [.. WithoutName(set), .. Twins(set), .. UnknownRecipes(set)];

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

    private static IEnumerable<Finding> UnknownRecipes(RecipeSet set)
        => set.Files
            .SelectMany(file => file.Steps)
            .Where(step => step.Is("recipes"))
            .SelectMany(step => step.Objects("values").Select(value => (step.File, Name: value.PropertyInAnyCase("name")?.Value as SourceString)))
            .Where(value => value.Name is not null && !set.RecipeNames.Contains(value.Name.Value))
            .Select(value => Finding.Error(value.File, value.Name!.Position, CheckCode.UnknownRecipe, $"There is no recipe named \"{value.Name.Value}\"."));
}
