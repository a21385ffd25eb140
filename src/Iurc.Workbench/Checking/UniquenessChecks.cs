using Iurc.Workbench.Recipes;
using Iurc.Workbench.Sources;

namespace Iurc.Workbench.Checking;

/// <summary>Finds content items that share an id or an address.</summary>
internal static class UniquenessChecks
{
    /// <summary>Runs the checks.</summary>
    public static IEnumerable<Finding> Run(RecipeSet set) => [.. Ids(set), .. Addresses(set)];

    private static IEnumerable<Finding> Ids(RecipeSet set)
        => set.ItemsAtAllDepths()
            .Where(item => item.Id.Length > 0)
            .GroupBy(item => item.Id, StringComparer.Ordinal)
            .SelectMany(twins => twins.Skip(1).Select(twin => Finding.Error(twin.File, twin.Node.Property("ContentItemId")!.Value.Position,
                CheckCode.DuplicateId, $"The content item at {Place(twins.First(), "ContentItemId")} has the id \"{twin.Id}\" too.")));

    private static IEnumerable<Finding> Addresses(RecipeSet set)
        => set.Items
            .Select(item => (Item: item, Route: item.Node.Property("AutoroutePart")?.Value as SourceObject))
            .Where(pair => pair.Route?.Property("Disabled")?.Value is not SourceBoolean { Value: true })
            .Select(pair => (pair.Item, Address: pair.Route?.Property("Path")?.Value as SourceString))
            .Where(pair => pair.Address?.Value.Trim('/').Length > 0)
            // Two versions of one item may share its address; that they share the id is another check's finding.
            .DistinctBy(pair => (pair.Item.Id, Address: pair.Address!.Value.Trim('/').ToUpperInvariant()))
            .GroupBy(pair => pair.Address!.Value.Trim('/'), StringComparer.OrdinalIgnoreCase)
            .SelectMany(twins => twins.Skip(1).Select(twin => Finding.Error(twin.Item.File, twin.Address!.Position,
                CheckCode.DuplicateAddress,
                $"The content item at {Path.GetFileName(twins.First().Item.File.Path)}:{twins.First().Address!.Position} has the address \"{twin.Address.Value}\" too.")));

    private static string Place(RecipeItem item, string property)
        => $"{Path.GetFileName(item.File.Path)}:{item.Node.Property(property)!.Value.Position}";
}
