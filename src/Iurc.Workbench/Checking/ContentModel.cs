using Iurc.Workbench.Orchard;
using Iurc.Workbench.Recipes;
using Iurc.Workbench.Sources;

namespace Iurc.Workbench.Checking;

/// <summary>A part of a type.</summary>
/// <param name="Name">The name under which an item keeps it.</param>
/// <param name="Part">The name of the part itself.</param>
/// <param name="Node">Its record; null for a part that a module gives to its type.</param>
internal sealed record TypePart(string Name, string Part, SourceObject? Node);

/// <summary>A field of a part.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Field">The name of the field's type.</param>
/// <param name="Node">Its record.</param>
internal sealed record PartField(string Name, string Field, SourceObject Node);

/// <summary>The content types and parts that the recipes define together, as Orchard merges them.</summary>
internal sealed class ContentModel(RecipeSet set)
{
    private readonly Lazy<ILookup<string, SourceObject>> _types = new(() => Records(set, "ContentTypes").ToLookup(pair => pair.Name, pair => pair.Node, StringComparer.Ordinal));
    private readonly Lazy<ILookup<string, SourceObject>> _parts = new(() => Records(set, "ContentParts").ToLookup(pair => pair.Name, pair => pair.Node, StringComparer.Ordinal));

    /// <summary>The names of the parts that the recipes define.</summary>
    public IEnumerable<string> PartNames => _parts.Value.Select(part => part.Key);

    /// <summary>The parts of a type; null when nobody can tell them all.</summary>
    public IReadOnlyList<TypePart>? PartsOf(string type)
    {
        var stock = OrchardFacts.Current.Types.TryGetValue(type, out var names);
        if (!_types.Value.Contains(type))
        {
            return names is null ? null : [.. names.Select(name => new TypePart(name, name, null))];
        }

        return stock && names is null
            ? null
            :
            [
                .. (names ?? []).Select(name => new TypePart(name, name, null))
                    .Concat(_types.Value[type].SelectMany(node => Objects(node, "ContentTypePartDefinitionRecords"))
                        .Select(node => new TypePart(node.TextOf("Name") ?? node.TextOf("PartName") ?? "", node.TextOf("PartName") ?? "", node)))
                    .GroupBy(part => part.Name, StringComparer.Ordinal)
                    .Select(twins => twins.Last()),
            ];
    }

    /// <summary>The fields that the recipes give to a part.</summary>
    public IReadOnlyList<PartField> FieldsOf(string part)
        =>
        [
            .. _parts.Value[part].SelectMany(node => Objects(node, "ContentPartFieldDefinitionRecords"))
                .Select(node => new PartField(node.TextOf("Name") ?? "", node.TextOf("FieldName") ?? "", node))
                .GroupBy(field => field.Name, StringComparer.Ordinal)
                .Select(twins => twins.Last()),
        ];

    /// <summary>
    /// What an item may hold in a part, with the kinds of the values; null when nobody can tell. Fields have the kind of their model.
    /// </summary>
    public IReadOnlyDictionary<string, string>? MembersOf(string part)
    {
        var facts = OrchardFacts.Current;
        var fields = FieldsOf(part);
        var stock = facts.Parts.GetValueOrDefault(part);
        var isCode = set.Code.Classes.Contains(part);
        if (stock is null && fields.Count == 0 && (isCode || !_parts.Value.Contains(part)))
        {
            return null;
        }

        var members = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in isCode ? set.Code.MembersOf(part) : Enumerable.Empty<string>())
        {
            members[name] = "any";
        }

        foreach (var (name, kind) in stock is null ? [] : facts.Models[stock.Model[1..]])
        {
            members[name] = kind;
        }

        foreach (var field in fields)
        {
            members[field.Name] = facts.Fields.GetValueOrDefault(field.Field)?.Model ?? "any";
        }

        return members;
    }

    /// <summary>The settings of a record under that name.</summary>
    public static SourceObject? Settings(SourceObject? record, string name)
        => (record?.PropertyInAnyCase("Settings")?.Value as SourceObject)?.PropertyInAnyCase(name)?.Value as SourceObject;

    /// <summary>The objects in a list of a record.</summary>
    public static IEnumerable<SourceObject> Objects(SourceObject node, string list)
        => node.PropertyInAnyCase(list)?.Value is SourceArray array ? array.Items.OfType<SourceObject>() : [];

    /// <summary>The records of that list in all <c>ContentDefinition</c> steps, with their files.</summary>
    public static IEnumerable<(RecipeFile File, string Name, SourceObject Node)> Records(RecipeSet set, string list)
        => set.Files.SelectMany(file => file.Steps)
            .Where(step => step.Is("ContentDefinition") || step.Is("ReplaceContentDefinition"))
            .SelectMany(step => step.Objects(list).Select(node => (step.File, node.TextOf("Name") ?? "", node)));
}
