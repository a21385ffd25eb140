using System.Text.Json.Nodes;
using Iurc.Workbench.Orchard;
using Iurc.Workbench.Sources;

namespace Iurc.Workbench.Checking;

/// <summary>Finds definitions of types and parts that cannot work, or that contradict each other.</summary>
internal static class DefinitionChecks
{
    private static readonly string[] s_typeKeys = ["Name", "DisplayName"];
    private static readonly string[] s_partKeys = ["Name", "PartName"];
    private static readonly string[] s_fieldKeys = ["Name", "FieldName"];

    /// <summary>Runs the checks.</summary>
    public static IEnumerable<Finding> Run(RecipeSet set)
        => [.. UnknownParts(set), .. UnknownFields(set), .. Twins(set, "ContentTypes"), .. Twins(set, "ContentParts"), .. Incomplete(set), .. Unnamed(set), .. ForeignNames(set)];

    private static IEnumerable<Finding> UnknownParts(RecipeSet set)
    {
        var known = OrchardFacts.Current.Parts.Keys.Concat(set.Model.PartNames).Concat(set.Code.Classes).ToHashSet(StringComparer.Ordinal);
        foreach (var (file, name, type) in ContentModel.Records(set, "ContentTypes"))
        {
            foreach (var part in ContentModel.Objects(type, "ContentTypePartDefinitionRecords").Select(record => record.Property("PartName")?.Value).OfType<SourceString>())
            {
                // The part of the type's own name may be without fields, and need not be defined.
                if (part.Value != name && !known.Contains(part.Value) && (set.HasCode || Similar.To(part.Value, known) is not null))
                {
                    yield return Finding.Error(file, part.Position, CheckCode.UnknownPart,
                        $"There is no content part \"{part.Value}\".{Similar.Hint(part.Value, known.Append(name))} Define it in \"ContentParts\", or write the name of a part of Orchard.");
                }
            }

            if (set.Model.PartNames.Contains(name) && ContentModel.Objects(type, "ContentTypePartDefinitionRecords").All(record => record.TextOf("PartName") != name)
                && set.Model.FieldsOf(name).Count > 0 && set.Model.PartsOf(name)!.All(part => part.Part != name))
            {
                yield return Finding.Error(file, type.Position, CheckCode.UnknownPart, $"The type {name} does not have the part {name}, so that the part's fields belong to nobody. Add it to the type's parts.");
            }
        }

        var used = ContentModel.Records(set, "ContentTypes")
            .SelectMany(record => ContentModel.Objects(record.Node, "ContentTypePartDefinitionRecords").Select(part => part.TextOf("PartName")))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var (file, name, part) in ContentModel.Records(set, "ContentParts").Where(record => !used.Contains(record.Name)
            && !OrchardFacts.Current.Types.ContainsKey(record.Name) && !OrchardFacts.Current.Parts.ContainsKey(record.Name)))
        {
            yield return Finding.Warning(file, part.Position, CheckCode.UnknownPart, $"No type has the part \"{name}\".{Similar.Hint(name, used.OfType<string>())}");
        }
    }

    private static IEnumerable<Finding> UnknownFields(RecipeSet set)
    {
        var known = OrchardFacts.Current.Fields.Keys.Concat(set.Code.Classes).ToHashSet(StringComparer.Ordinal);
        return ContentModel.Records(set, "ContentParts")
            .SelectMany(part => ContentModel.Objects(part.Node, "ContentPartFieldDefinitionRecords")
                .Select(record => record.Property("FieldName")?.Value).OfType<SourceString>()
                .Where(field => !known.Contains(field.Value) && (set.HasCode || Similar.To(field.Value, known) is not null || field.Value.Length == 0))
                .Select(field => Finding.Error(part.File, field.Position, CheckCode.UnknownFieldType,
                    $"There is no content field \"{field.Value}\".{Similar.Hint(field.Value, OrchardFacts.Current.Fields.Keys)}")));
    }

    // Orchard merges definitions, so that the last one wins where they differ, and nobody sees it.
    private static IEnumerable<Finding> Twins(RecipeSet set, string list)
    {
        foreach (var twins in ContentModel.Records(set, list).Where(record => record.Name.Length > 0).GroupBy(record => record.Name, StringComparer.Ordinal))
        {
            var first = twins.First();
            foreach (var (file, name, node) in twins.Skip(1))
            {
                var place = $"{Path.GetFileName(first.File.Path)}:{first.Node.Position}";
                yield return JsonNode.DeepEquals(first.Node.ToJson(), node.ToJson())
                    ? Finding.Warning(file, node.Position, CheckCode.Contradiction, $"\"{name}\" is defined at {place} too, in the same way. Take one out.")
                    : Finding.Error(file, node.Position, CheckCode.Contradiction, $"\"{name}\" is defined at {place} too, in another way: the last one wins. Make one definition of the two.");
            }
        }

        foreach (var (file, name, node) in ContentModel.Records(set, list))
        {
            var inner = list == "ContentTypes" ? "ContentTypePartDefinitionRecords" : "ContentPartFieldDefinitionRecords";
            foreach (var twin in ContentModel.Objects(node, inner).GroupBy(record => record.TextOf("Name") ?? record.TextOf("PartName"), StringComparer.Ordinal).Where(twins => twins.Key is not null).SelectMany(twins => twins.Skip(1)))
            {
                yield return Finding.Error(file, twin.Position, CheckCode.Contradiction, $"\"{name}\" has \"{twin.TextOf("Name")}\" twice. Take one out, or give it another name.");
            }
        }
    }

    private static IEnumerable<Finding> Incomplete(RecipeSet set)
    {
        foreach (var (file, name, node) in ContentModel.Records(set, "ContentTypes").DistinctBy(record => record.Name))
        {
            var settings = ContentModel.Settings(node, "ContentTypeSettings");
            var parts = set.Model.PartsOf(name)?.Select(part => part.Part).ToHashSet(StringComparer.Ordinal);
            var stereotype = (settings?.PropertyInAnyCase("Stereotype")?.Value as SourceString)?.Value;
            var isCreatable = settings?.PropertyInAnyCase("Creatable")?.Value is SourceBoolean { Value: true };
            if (parts is null || !string.IsNullOrEmpty(stereotype) || !isCreatable)
            {
                continue;
            }

            if (!parts.Contains("TitlePart"))
            {
                yield return Finding.Warning(file, node.Position, CheckCode.NoTitleOrAddress, $"The type {name} has no title: its items show without a name in the admin. Add the part TitlePart.");
            }

            if (!parts.Overlaps(["AutoroutePart", "AliasPart"]))
            {
                yield return Finding.Warning(file, node.Position, CheckCode.NoTitleOrAddress, $"The type {name} has no address: readers cannot link to its items. Add the part AutoroutePart, or AliasPart where a template asks for it.");
            }
        }
    }

    private static IEnumerable<Finding> Unnamed(RecipeSet set)
    {
        foreach (var (file, name, node) in ContentModel.Records(set, "ContentTypes"))
        {
            // A type without display name keeps the settings that it had before: Orchard passes over the new ones.
            foreach (var key in s_typeKeys.Where(key => string.IsNullOrWhiteSpace(node.TextOf(key))))
            {
                yield return Finding.Error(file, node.Position, CheckCode.Contradiction, $"The content type {name} has no \"{key}\", without which Orchard passes over its settings. Add it.");
            }

            foreach (var part in ContentModel.Objects(node, "ContentTypePartDefinitionRecords"))
            {
                foreach (var key in s_partKeys.Where(key => string.IsNullOrWhiteSpace(part.TextOf(key))))
                {
                    yield return Finding.Error(file, part.Position, CheckCode.UnknownPart, $"A part of the type {name} has no \"{key}\". Add it.");
                }
            }
        }

        foreach (var (file, name, node) in ContentModel.Records(set, "ContentParts"))
        {
            if (name.Length == 0)
            {
                yield return Finding.Error(file, node.Position, CheckCode.UnknownPart, "A part has no \"Name\". Add it.");
            }

            foreach (var field in ContentModel.Objects(node, "ContentPartFieldDefinitionRecords"))
            {
                foreach (var key in s_fieldKeys.Where(key => string.IsNullOrWhiteSpace(field.TextOf(key))))
                {
                    yield return Finding.Error(file, field.Position, CheckCode.UnknownFieldType, $"A field of the part {name} has no \"{key}\". Add it.");
                }
            }
        }
    }

    // Only some parts may be had several times, each under a name of its own.
    private static IEnumerable<Finding> ForeignNames(RecipeSet set)
        => ContentModel.Records(set, "ContentTypes").SelectMany(type => ContentModel.Objects(type.Node, "ContentTypePartDefinitionRecords")
            .Where(part => part.TextOf("PartName") is { } partName && part.TextOf("Name") is { } name && name != partName
                && (Similar.To(name, [partName]) is not null || partName is not "BagPart" and not "ListPart" and not "FlowPart" and not "WidgetsListPart" and not "HtmlBodyPart" and not "TaxonomyPart"))
            .Select(part => Finding.Warning(type.File, part.Property("Name")!.Value.Position, CheckCode.UnknownPart,
                $"The part {part.TextOf("PartName")} is kept under the name \"{part.TextOf("Name")}\". Write \"{part.TextOf("PartName")}\" unless the type has it twice.")));
}
