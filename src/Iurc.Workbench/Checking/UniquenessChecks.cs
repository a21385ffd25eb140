using Iurc.Workbench.Recipes;
using Iurc.Workbench.Sources;

namespace Iurc.Workbench.Checking;

/// <summary>Finds content items that share an id or an address.</summary>
internal static class UniquenessChecks
{
    /// <summary>Runs the checks.</summary>
    public static IEnumerable<Finding> Run(RecipeSet set) => [.. Ids(set), .. VersionIds(set), .. Addresses(set), .. Aliases(set)];

    private static IEnumerable<Finding> Ids(RecipeSet set)
        => set.ItemsAtAllDepths()
            // An expression gives another id each time.
            .Where(item => item.Id.Length > 0 && !item.Id.StartsWith('['))
            .GroupBy(item => item.Id, StringComparer.Ordinal)
            .SelectMany(twins => twins.Skip(1).Select(twin => Finding.Error(twin.File, twin.Node.Property("ContentItemId")!.Value.Position,
                CheckCode.DuplicateId, $"The content item at {Place(twins.First(), "ContentItemId")} has the id \"{twin.Id}\" too.")));

    private static IEnumerable<Finding> VersionIds(RecipeSet set)
        => set.Items
            .Select(item => (Item: item, Id: item.Node.Property("ContentItemVersionId")?.Value as SourceString))
            .Where(pair => pair.Id?.Value.Length > 0 && !pair.Id.Value.StartsWith('['))
            .GroupBy(pair => pair.Id!.Value, StringComparer.Ordinal)
            .SelectMany(twins => twins.Skip(1).Where(twin => twin.Item.Id != twins.First().Item.Id).Select(twin => Finding.Error(twin.Item.File, twin.Id!.Position, CheckCode.DuplicateId,
                $"The content item at {Place(twins.First().Item, "ContentItemVersionId")} has the version id \"{twin.Id.Value}\" too.")));

    private static IEnumerable<Finding> Aliases(RecipeSet set)
        => set.Items
            .Select(item => (Item: item, Alias: (item.Node.Property("AliasPart")?.Value as SourceObject)?.Property("Alias")?.Value as SourceString))
            .Where(pair => pair.Alias?.Value.Length > 0)
            .DistinctBy(pair => (pair.Item.Id, Alias: pair.Alias!.Value.ToUpperInvariant()))
            .GroupBy(pair => pair.Alias!.Value, StringComparer.OrdinalIgnoreCase)
            .SelectMany(twins => twins.Skip(1).Select(twin => Finding.Error(twin.Item.File, twin.Alias!.Position, CheckCode.DuplicateAlias,
                $"The content item at {Path.GetFileName(twins.First().Item.File.Path)}:{twins.First().Alias!.Position} has the alias \"{twin.Alias.Value}\" too. Give one of them another.")));

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
