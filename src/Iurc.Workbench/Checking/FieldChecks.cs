using Iurc.Workbench.Sources;

namespace Iurc.Workbench.Checking;

/// <summary>
/// Finds content items that leave out a field of their type. Orchard adds the field when it stores the item; a second run of the recipe
/// then finds another item than its own, imports it again, and overwrites what staff have published since.
/// </summary>
internal static class FieldChecks
{
    /// <summary>Runs the check.</summary>
    public static IEnumerable<Finding> Run(RecipeSet set)
    {
        var fieldsOfPart = set.Definitions("ContentParts")
            .SelectMany(part => ObjectsIn(part, "ContentPartFieldDefinitionRecords").Select(field => (Part: part.TextOf("Name") ?? "", Field: field.TextOf("Name") ?? "")))
            .ToLookup(pair => pair.Part, pair => pair.Field, StringComparer.Ordinal);
        var typesWithPart = set.Definitions("ContentTypes")
            .Where(type => ObjectsIn(type, "ContentTypePartDefinitionRecords").Any(part => part.TextOf("PartName") == type.TextOf("Name")))
            .Select(type => type.TextOf("Name"))
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);

        foreach (var item in set.Items.Where(item => typesWithPart.Contains(item.Type)))
        {
            var part = item.Node.Property(item.Type);
            var missing = fieldsOfPart[item.Type].Distinct().Where(field => (part?.Value as SourceObject)?.Property(field) is null).ToList();
            if (missing.Count > 0)
            {
                yield return Finding.Error(item.File, part?.Position ?? item.Node.Position, CheckCode.MissingField,
                    $"The content item \"{item.Id}\" lacks {string.Join(", ", missing)}. Add each, empty if need be: {{}}.");
            }
        }
    }

    private static IEnumerable<SourceObject> ObjectsIn(SourceObject node, string list)
        => node.Property(list)?.Value is SourceArray array ? array.Items.OfType<SourceObject>() : [];
}
