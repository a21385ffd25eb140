using Iurc.Workbench.Content;
using Iurc.Workbench.Orchard;
using Iurc.Workbench.Sources;

namespace Iurc.Workbench.Checking.Themes;

/// <summary>Says what a member of a value is.</summary>
internal sealed class LiquidMembers(RecipeSet set)
{
    private static readonly string[] s_lists = ["size", "first", "last"];

    private readonly Dictionary<(string, string), IReadOnlyList<string>> _values = [];

    /// <summary>The member; null when there is none of that name.</summary>
    public LiquidType? Of(LiquidType owner, string name) => owner switch
    {
        ListType list => name switch { "size" => LiquidType.Plain, "first" or "last" => list.Element, _ => null },
        TextType => name == "size" ? LiquidType.Plain : null,
        ClassType { Class: var type } => type.GetProperty(name) is not { } property ? null
            : name == nameof(ContentItem.ContentType) ? new TextType(IsMarkup: false, Values: [.. set.Types])
            : TypeOf(property.PropertyType),
        ItemType item => MemberOfItem(item, name),
        PartsType parts => MemberOfParts(parts, name),
        PartType part => set.Model.MembersOf(part.Part) is not { } members ? LiquidType.Unknown
            : members.TryGetValue(name, out var kind) ? kind.StartsWith('#') ? new FieldType(part.Part, name, kind) : OfKind(kind) : null,
        FieldType field => OrchardFacts.Current.Models[field.Kind[1..]].TryGetValue(name, out var kind) ? ValueOf(field, name, kind) : null,
        QueryType => LiquidType.Typed,
        _ => LiquidType.Unknown,
    };

    /// <summary>The names that a value has, to suggest one.</summary>
    public IEnumerable<string> NamesOf(LiquidType owner) => owner switch
    {
        ListType => s_lists,
        ClassType { Class: var type } => type.GetProperties().Select(property => property.Name),
        ItemType => typeof(ContentItem).GetProperties().Select(property => property.Name),
        PartsType parts => Types(parts.Type).SelectMany(type => set.Model.PartsOf(type) ?? []).Select(part => part.Name),
        PartType part => set.Model.MembersOf(part.Part)?.Keys ?? [],
        FieldType field => OrchardFacts.Current.Models[field.Kind[1..]].Keys,
        _ => [],
    };

    /// <summary>What a .NET type is in a template.</summary>
    public static LiquidType TypeOf(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>)))
        {
            return TypeOf(type.GetGenericArguments()[0]);
        }

        if (type == typeof(string))
        {
            return LiquidType.Typed;
        }

        if (type.GetInterfaces().Append(type).FirstOrDefault(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEnumerable<>)) is { } list)
        {
            return new ListType(TypeOf(list.GetGenericArguments()[0]));
        }

        return type.IsValueType ? LiquidType.Plain : new ClassType(type);
    }

    private LiquidType? MemberOfItem(ItemType item, string name) => name switch
    {
        nameof(ContentItem.Content) => new PartsType(item.Type, IsWhole: false),
        nameof(ContentItem.ContentType) => new TextType(IsMarkup: false, Values: [.. Types(item.Type)]),
        _ => typeof(ContentItem).GetProperty(name) is { } property ? TypeOf(property.PropertyType) : null,
    };

    private LiquidType? MemberOfParts(PartsType parts, string name)
    {
        if (parts.IsWhole && OrchardFacts.Current.Models[OrchardFacts.Current.Item[1..]].TryGetValue(name, out var own))
        {
            return name == nameof(ContentItem.ContentType) ? new TextType(IsMarkup: false, Values: [.. Types(parts.Type)]) : OfKind(own);
        }

        var all = Types(parts.Type).Select(set.Model.PartsOf).ToList();
        if (parts.Type is not null && all.Contains(null))
        {
            return LiquidType.Unknown;
        }

        return all.OfType<IReadOnlyList<TypePart>>().SelectMany(known => known).FirstOrDefault(part => part.Name == name) is { } found ? new PartType(found.Part) : null;
    }

    private IEnumerable<string> Types(string? type) => type is null ? set.Types : [type];

    private static LiquidType OfKind(string kind)
        => kind.StartsWith("list of ", StringComparison.Ordinal) ? new ListType(OfKind(kind["list of ".Length..]))
            : kind == OrchardFacts.Current.Item ? new PartsType(null, IsWhole: true)
            : kind is "text" || kind.StartsWith("one of", StringComparison.Ordinal) ? LiquidType.Typed
            : kind is "number" or "truth" or "moment" ? LiquidType.Plain
            : LiquidType.Unknown;

    private LiquidType ValueOf(FieldType field, string name, string kind)
        => field.Kind.EndsWith(".TextField", StringComparison.Ordinal) && name == "Text" ? new TextType(IsMarkup: false, Values: Values(field)) : OfKind(kind);

    // All that the content items hold in a field: a comparison with anything else can never be true on a fresh site.
    private IReadOnlyList<string> Values(FieldType field)
    {
        if (!_values.TryGetValue((field.Part, field.Name), out var values))
        {
            values = _values[(field.Part, field.Name)] =
            [
                .. set.ItemsAtAllDepths()
                    .Select(item => ((item.Node.Property(field.Part)?.Value as SourceObject)?.Property(field.Name)?.Value as SourceObject)?.TextOf("Text"))
                    .OfType<string>().Distinct(StringComparer.Ordinal),
            ];
        }

        return values;
    }
}
