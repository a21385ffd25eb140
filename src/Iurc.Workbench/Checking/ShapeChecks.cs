using Iurc.Workbench.Recipes;
using Iurc.Workbench.Sources;

namespace Iurc.Workbench.Checking;

/// <summary>Finds values that are not of the kind that Orchard, or another check, needs there.</summary>
internal static class ShapeChecks
{
    /// <summary>Runs the checks.</summary>
    public static IEnumerable<Finding> Run(RecipeSet set) => set.Files.Where(file => file.Fault is null).SelectMany(Check);

    private static IEnumerable<Finding> Check(RecipeFile file)
    {
        if (file.Root is not SourceObject root)
        {
            return [Wrong(file, file.Root!, "A recipe is an object: it begins with a brace.")];
        }

        return root.Property("steps")?.Value switch
        {
            null => [Wrong(file, root, "The recipe has no \"steps\".")],
            SourceArray steps => [.. steps.Items.SelectMany(step => CheckStep(file, step)), .. CheckIds(file), .. CheckInnerItems(file)],
            var other => [Wrong(file, other, "\"steps\" is a list.")],
        };
    }

    private static IEnumerable<Finding> CheckStep(RecipeFile file, SourceNode node)
    {
        if (node is not SourceObject step || step.TextOf("name") is null)
        {
            return [Wrong(file, node, "A step is an object with a \"name\".")];
        }

        return new RecipeStep(file, step) switch
        {
            var recipes when recipes.Is("recipes") => CheckList(file, step, "Values", entry =>
                entry is SourceObject value && value.PropertyInAnyCase("name")?.Value is SourceString ? null : "An entry is an object with the \"name\" of a recipe."),
            var content when content.Is("Content") => CheckList(file, step, "data", entry =>
                entry is SourceObject item && !string.IsNullOrEmpty(item.TextOf("ContentType")) && !string.IsNullOrEmpty(item.TextOf("ContentItemId"))
                    ? null
                    : "A content item is an object with a \"ContentType\" and a \"ContentItemId\"."),
            _ => [],
        };
    }

    private static IEnumerable<Finding> CheckList(RecipeFile file, SourceObject step, string name, Func<SourceNode, string?> complaintAbout)
        => step.PropertyInAnyCase(name)?.Value is SourceArray list
            ? list.Items.Select(entry => (entry, Complaint: complaintAbout(entry)))
                .Where(pair => pair.Complaint is not null)
                .Select(pair => Wrong(file, pair.entry, pair.Complaint!))
            : [Wrong(file, step.PropertyInAnyCase(name)?.Value ?? step, $"The step needs the list \"{name}\".")];

    // Blocks of a page and entries of a menu are items inside an item.
    private static IEnumerable<Finding> CheckInnerItems(RecipeFile file)
        => RecipeItem.In(file)
            .SelectMany(item => RecipeSet.Descend(item.Node).OfType<SourceObject>())
            .SelectMany(node => node.Properties.Where(property => property.Name is "ContentItems" or "MenuItems"))
            .Select(property => property.Value).OfType<SourceArray>()
            .SelectMany(list => list.Items)
            .Where(inner => inner is not SourceObject item || item.TextOf("ContentType") is null || item.TextOf("ContentItemId") is null)
            .Select(inner => Wrong(file, inner, "A content item is an object with a \"ContentType\" and a \"ContentItemId\"."));

    private static IEnumerable<Finding> CheckIds(RecipeFile file)
        => RecipeItem.In(file)
            .SelectMany(item => RecipeSet.Descend(item.Node).OfType<SourceObject>())
            .Select(node => node.Property("ContentItemIds")?.Value)
            .OfType<SourceNode>()
            .Where(ids => ids is not SourceNull && !(ids is SourceArray list && list.Items.All(id => id is SourceString)))
            .Select(ids => Wrong(file, ids, "\"ContentItemIds\" is a list of texts."));

    private static Finding Wrong(RecipeFile file, SourceNode node, string message)
        => Finding.Error(file, node.Position, CheckCode.WrongShape, message);
}
