using System.Text.Json;
using System.Text.Json.Nodes;

namespace Iurc.Cms.Programme.Packages;

/// <summary>
/// What the steps of Orchard 3.0.1 look like. Orchard passes over a member that it does not know, and says "imported"; one that is missing
/// ends in an exception.
/// </summary>
public static class StepShapes
{
    private static readonly Dictionary<string, Member[]> s_members = new(StringComparer.OrdinalIgnoreCase)
    {
        ["AdminMenu"] = [new("data", Kind.Objects)],
        ["Command"] = [new("Commands", Kind.Words)],
        ["Content"] = [new("data", Kind.Objects)],
        ["ContentDefinition"] = [new("ContentTypes", Kind.Objects, false), new("ContentParts", Kind.Objects, false)],
        ["DeleteContentDefinition"] = [new("ContentTypes", Kind.Words, false), new("ContentParts", Kind.Words, false)],
        ["deployment"] = [new("Plans", Kind.Objects)],
        ["Feature"] = [new("enable", Kind.Words, false), new("disable", Kind.Words, false)],
        ["media"] = [new("Files", Kind.Objects)],
        ["MediaProfiles"] = [new("MediaProfiles", Kind.Object)],
        ["Recipes"] = [new("Values", Kind.Objects)],
        ["ReplaceContentDefinition"] = [new("ContentTypes", Kind.Objects, false), new("ContentParts", Kind.Objects, false)],
        ["Roles"] = [new("Roles", Kind.Objects)],
        ["Sitemaps"] = [new("data", Kind.Objects)],
        ["Themes"] = [new("Site", Kind.Word, false), new("Admin", Kind.Word, false)],
        ["UrlRewriting"] = [new("Rules", Kind.Objects)],
        ["Users"] = [new("Users", Kind.Objects)],
    };

    private enum Kind
    {
        Word,
        Words,
        Object,
        Objects,
    }

    /// <summary>The members that a step has and that are unknown, missing or of another kind, each with what it should be; none of a step that is not known here.</summary>
    internal static IEnumerable<ShapeFault> FaultsOf(string name, JsonObject step)
    {
        if (!s_members.TryGetValue(name, out var members))
        {
            yield break;
        }

        var all = string.Join(", ", members.Select(member => $"\"{member.Name}\""));
        foreach (var (unknown, _) in step)
        {
            if (!unknown.Equals("name", StringComparison.OrdinalIgnoreCase) && !Array.Exists(members, member => member.Name.Equals(unknown, StringComparison.OrdinalIgnoreCase)))
            {
                yield return new ShapeFault(ShapeFaultKind.Unknown, unknown, all);
            }
        }

        foreach (var member in members)
        {
            if (step[member.Name] is { } value ? !Fits(value, member.Kind) : member.IsRequired)
            {
                yield return new ShapeFault(ShapeFaultKind.Wrong, member.Name, Example(member.Kind));
            }
        }

        if (Array.TrueForAll(members, member => !member.IsRequired && step[member.Name] is null))
        {
            yield return new ShapeFault(ShapeFaultKind.Empty, "", all);
        }
    }

    /// <summary>The objects of a list.</summary>
    public static IEnumerable<JsonObject> ObjectsOf(JsonNode? list) => (list as JsonArray ?? []).OfType<JsonObject>();

    /// <summary>The words of a list.</summary>
    public static IEnumerable<string> WordsOf(JsonNode? list) => (list as JsonArray ?? []).Where(IsWord).Select(word => (string)word!);

    /// <summary>A word; null if there is none, or something else.</summary>
    public static string? WordOf(JsonNode? node) => IsWord(node) && (string)node! is { } word && !string.IsNullOrWhiteSpace(word) ? word : null;

    private static bool IsWord(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String;

    private static bool Fits(JsonNode value, Kind kind) => kind switch
    {
        Kind.Word => IsWord(value),
        Kind.Words => value is JsonArray words && words.All(IsWord),
        Kind.Object => value is JsonObject,
        _ => value is JsonArray objects && objects.All(item => item is JsonObject),
    };

    private static string Example(Kind kind) => kind switch
    {
        Kind.Word => "\"…\"",
        Kind.Words => "[ \"…\", \"…\" ]",
        Kind.Object => "{ … }",
        _ => "[ { … }, { … } ]",
    };

    private sealed record Member(string Name, Kind Kind, bool IsRequired = true);
}

/// <summary>In what way a member of a step is wrong.</summary>
internal enum ShapeFaultKind
{
    /// <summary>The step has no member of that name.</summary>
    Unknown,

    /// <summary>It is missing, or of another kind.</summary>
    Wrong,

    /// <summary>The step has none of its members, so that it does nothing.</summary>
    Empty,
}

/// <summary>A member of a step that is not as it should be.</summary>
internal sealed record ShapeFault(ShapeFaultKind Kind, string Member, string Expected);
