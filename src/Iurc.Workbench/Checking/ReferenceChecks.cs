using Iurc.Workbench.Recipes;
using Iurc.Workbench.Sources;

namespace Iurc.Workbench.Checking;

/// <summary>Finds references to content items that are not there.</summary>
internal static class ReferenceChecks
{
    /// <summary>Runs the check.</summary>
    public static IEnumerable<Finding> Run(RecipeSet set)
        => PickedIds(set).Concat(HomeIds(set))
            .Where(reference => !set.Ids.Contains(reference.Id.Value))
            .Select(reference => Finding.Error(reference.File, reference.Id.Position, CheckCode.DanglingId,
                $"No recipe has a content item with the id \"{reference.Id.Value}\"."));

    /// <summary>The ids of the home page in the <c>settings</c> steps.</summary>
    public static IEnumerable<(RecipeFile File, SourceString Id)> HomeIds(RecipeSet set)
        => set.Files.SelectMany(file => file.Steps)
            .Where(step => step.Is("settings"))
            .Select(step => (step.File, Id: (step.Node.Property("HomeRoute")?.Value as SourceObject)?.Property("ContentItemId")?.Value as SourceString))
            .Where(reference => reference.Id is not null)
            .Select(reference => (reference.File, reference.Id!));

    private static IEnumerable<(RecipeFile File, SourceString Id)> PickedIds(RecipeSet set)
        => set.Items.SelectMany(item => RecipeSet.Descend(item.Node).OfType<SourceObject>()
            .Select(node => node.Property("ContentItemIds")?.Value)
            .OfType<SourceArray>()
            .SelectMany(ids => ids.Items.OfType<SourceString>())
            .Select(id => (item.File, id)));
}
