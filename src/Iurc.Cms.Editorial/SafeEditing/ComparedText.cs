using System.Text.Json.Nodes;
using Iurc.Programme.Schedules;
using OrchardCore.ContentManagement;

namespace Iurc.Cms.Editorial.SafeEditing;

/// <summary>A text of an item and the way to it, for comparing it with that of another version.</summary>
/// <param name="Steps">From the item to the text.</param>
/// <param name="Value">The text; several of one field are parted by a comma and a blank.</param>
internal sealed record ComparedText(IReadOnlyList<ComparedText.Step> Steps, string Value)
{
    /// <summary>The last step of the text that stands for the order of the items within an item: identifier, type and title of each, parted by tabs.</summary>
    public const string Order = "\0order";

    private static readonly HashSet<string> s_technical = new(StringComparer.Ordinal)
    {
        "ContentItemId", "ContentItemVersionId", "ContentType", "Latest", "Published", "ModifiedUtc", "PublishedUtc", "CreatedUtc", "Owner", "Author", "DisplayText",
    };

    /// <summary>A part, a field, a value of it; or an item within the item.</summary>
    /// <param name="Name">Its name; the identifier of an item within, so that one is itself wherever it is moved to.</param>
    /// <param name="Position">Where such an item stands, from 1; 0 for all else.</param>
    /// <param name="Type">The type of such an item.</param>
    public readonly record struct Step(string Name, int Position = 0, string? Type = null);

    /// <summary>An item within the item.</summary>
    /// <param name="Way">The way to it, by which two versions of it are known for one.</param>
    /// <param name="Depth">How many steps lead to it.</param>
    /// <param name="Position">Where it stands, from 1.</param>
    /// <param name="Type">Its type; empty if it has none.</param>
    /// <param name="Outer">The items in which it stands itself.</param>
    public readonly record struct Row(string Way, int Depth, int Position, string Type, IReadOnlyList<Row> Outer);

    /// <summary>The items within the item in which the text stands, the outermost first.</summary>
    public IReadOnlyList<Row> Rows { get; } = RowsOf(Steps);

    /// <summary>The texts of an item by the way to each.</summary>
    /// <param name="item">The item.</param>
    /// <param name="asReadersSeeIt">Whether what editors keep with an item, such as its dates, is left out.</param>
    public static Dictionary<string, ComparedText> Of(ContentItem item, bool asReadersSeeIt)
    {
        var texts = new Dictionary<string, ComparedText>(StringComparer.Ordinal);
        JsonObject content = item.Content;
        foreach (var (name, part) in content.Where(part => !asReadersSeeIt || ContentFingerprint.Counts(part.Key)))
        {
            Collect(part, [new(name)], texts);
        }

        return texts;
    }

    private static Row[] RowsOf(IReadOnlyList<Step> steps)
    {
        List<Row> rows = [];
        for (var i = 0; i < steps.Count; i++)
        {
            if (steps[i] is { Position: > 0 } step)
            {
                rows.Add(new(string.Join('.', steps.Take(i + 1).Select(outer => outer.Name)), i + 1, step.Position, step.Type ?? "", [.. rows]));
            }
        }

        return [.. rows];
    }

    private static void Collect(JsonNode? node, Step[] steps, Dictionary<string, ComparedText> texts)
    {
        switch (node)
        {
            case JsonObject inner:
                foreach (var (name, value) in inner.Where(pair => !s_technical.Contains(pair.Key)))
                {
                    Collect(value, [.. steps, new(name)], texts);
                }

                break;
            case JsonArray list when list.All(entry => entry is null or JsonValue):
                Add(steps, string.Join(", ", list.Select(entry => entry?.ToString())));
                break;
            case JsonArray list:
                for (var index = 0; index < list.Count; index++)
                {
                    var entry = list[index] as JsonObject;
                    Collect(entry, [.. steps, new((string?)entry?["ContentItemId"] ?? $"{index}", index + 1, (string?)entry?["ContentType"])], texts);
                }

                Add([.. steps, new(Order)], string.Join('\n', list.OfType<JsonObject>().Where(entry => entry.ContainsKey("ContentItemId"))
                    .Select(entry => $"{entry["ContentItemId"]}\t{entry["ContentType"]}\t{entry["DisplayText"]}")));
                break;
            case JsonValue value:
                // Browsers send line ends of two characters, and a box that was never ticked is stored by some editors and not by others.
                Add(steps, value.ToString() is var text && text is "false" ? "" : text.ReplaceLineEndings("\n").Trim());
                break;
            default:
                break;
        }

        void Add(Step[] way, string text) => texts[string.Join('.', way.Select(step => step.Name))] = new(way, text);
    }
}
