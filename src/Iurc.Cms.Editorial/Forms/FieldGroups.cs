using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using OrchardCore.ContentManagement;
using OrchardCore.DisplayManagement;

namespace Iurc.Cms.Editorial.Forms;

/// <summary>Fields of a form that say one thing together.</summary>
/// <param name="Legend">What they are about.</param>
/// <param name="Hint">Help for all of them; may be empty.</param>
/// <param name="IsFolded">Whether most items do without: it stands closed at the end of the form, unless something is in it.</param>
/// <param name="Fields">Their names, in the order of the form.</param>
public sealed record FieldGroup(string Legend, string Hint, bool IsFolded, params string[] Fields)
{
    /// <summary>Whether the group has something to show: a value, or a message.</summary>
    /// <param name="part">The part that has the fields.</param>
    /// <param name="form">What was typed into the form.</param>
    public bool IsFilled(ContentPart part, ModelStateDictionary form)
    {
        ArgumentNullException.ThrowIfNull(part);
        ArgumentNullException.ThrowIfNull(form);

        var content = (JsonObject)part.Content;
        return Fields.Any(field => HasValue(content[field])
            || form.Any(entry => entry.Value?.Errors.Count > 0 && entry.Key.Contains($".{field}.", StringComparison.Ordinal)));
    }

    private static bool HasValue(JsonNode? node) => node switch
    {
        JsonObject members => members.Any(member => HasValue(member.Value)),
        JsonArray values => values.Any(HasValue),
        JsonValue value => !value.TryGetValue<string>(out var text) || text.Length > 0,
        _ => false,
    };
}

/// <summary>The groups of the forms.</summary>
public static class FieldGroups
{
    private static readonly Dictionary<string, FieldGroup[]> s_groups = new(StringComparer.Ordinal)
    {
        ["Phase"] = [new("When it ran", "", false, "StartYear", "EndYear")],
        ["Region"] =
        [
            new("The link that readers get", "", false, "Website", "LinkKind"),
            new("If its website has closed", "", true, "ClosedOn", "ArchiveAddress"),
        ],
        ["Testimonial"] =
        [
            new("Who said it", "A person, a place or an organisation: at least one of them is needed.", false, "PersonName", "PersonRole", "Organisation", "Place", "Country"),
            new("Where and when it was said", "", true, "SourceAddress", "SaidOn"),
        ],
    };

    /// <summary>Whether a part has groups.</summary>
    public static bool Has(string part) => s_groups.ContainsKey(part);

    /// <summary>The shapes of a part's fields in the order of the form, each with the group that it belongs to or null.</summary>
    /// <param name="part">The name of the part.</param>
    /// <param name="shapes">The shapes of its fields.</param>
    public static IReadOnlyList<(FieldGroup? Group, IReadOnlyList<IShape> Shapes)> Sort(string part, IEnumerable<object> shapes)
    {
        ArgumentNullException.ThrowIfNull(shapes);

        var sorted = new List<(FieldGroup? Group, List<IShape> Shapes)>();
        foreach (var shape in shapes.OfType<IShape>())
        {
            var group = s_groups.GetValueOrDefault(part)?.FirstOrDefault(group => group.Fields.Any(field => IsOf(shape, $"{part}-{field}")));
            var at = group is null ? -1 : sorted.FindIndex(entry => entry.Group == group);
            if (at < 0)
            {
                sorted.Add((group, [shape]));
            }
            else
            {
                sorted[at].Shapes.Add(shape);
            }
        }

        return [.. sorted.OrderBy(entry => entry.Group?.IsFolded == true).Select(entry => (entry.Group, (IReadOnlyList<IShape>)entry.Shapes))];
    }

    private static bool IsOf(IShape shape, string field)
        => shape.Metadata.Differentiator is { } differentiator && (differentiator == field || differentiator.StartsWith(field + "-", StringComparison.Ordinal));
}
