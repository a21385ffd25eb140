using System.Text.Json.Nodes;
using System.Text.Json.Settings;
using Iurc.Programme.Mending;
using OrchardCore.ContentManagement;

namespace Iurc.Cms.Programme.Mending;

/// <summary>Mends all texts of a content item, whatever its type, and those of the items in it.</summary>
public static class ItemTexts
{
    private static readonly JsonMergeSettings s_replace = new() { MergeArrayHandling = MergeArrayHandling.Replace };

    /// <summary>Mends the texts of <paramref name="item"/> where it holds them.</summary>
    /// <param name="item">The item.</param>
    /// <param name="mend">How a text of a place is mended; the path of an item's own texts is that of the form.</param>
    /// <returns>What was changed.</returns>
    public static IReadOnlyList<Change> Mend(ContentItem item, Func<TextPlace, string, bool, Mended> mend)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(mend);

        List<Change> changes = [];
        var content = (JsonObject)item.Content;
        var mended = new JsonObject();
        foreach (var (name, part) in content)
        {
            if (part is not null && Walk(part, item.ContentType, name, true, mend, changes) is { } replacement)
            {
                mended[name] = replacement;
            }
        }

        if (mended.Count > 0)
        {
            // Not by changing what is there: the item remembers the parts that were read from it, and forgets them here.
            item.Merge(mended, s_replace);
        }

        return changes;
    }

    /// <summary>All texts of <paramref name="item"/> and of the items in it.</summary>
    /// <returns>Place, name in the editor's form as far as it can be known (for texts of an item in a list, the part with the list), and text.</returns>
    public static IReadOnlyList<(TextPlace Place, string Field, string Text)> Of(ContentItem item)
    {
        ArgumentNullException.ThrowIfNull(item);

        List<(TextPlace, string, string)> texts = [];
        foreach (var (name, part) in (JsonObject)item.Content)
        {
            if (part is not null)
            {
                Walk(part, item.ContentType, name, true, (place, text, isOwn) =>
                {
                    texts.Add((place, isOwn ? place.Path : name, text));
                    return new(text, []);
                }, []);
            }
        }

        return texts;
    }

    // A copy of the node with its texts mended, or null if there was nothing to mend.
    private static JsonNode? Walk(JsonNode node, string type, string path, bool isOwn, Func<TextPlace, string, bool, Mended> mend, List<Change> changes)
    {
        switch (node)
        {
            case JsonObject members:
                var isItem = members["ContentType"] is JsonValue kind && kind.TryGetValue<string>(out _);
                JsonObject? copy = null;
                foreach (var (name, value) in members)
                {
                    if (value is not null
                        && Walk(value, isItem ? members["ContentType"]!.GetValue<string>() : type, isItem ? name : $"{path}.{name}", isOwn && !isItem, mend, changes) is { } replacement)
                    {
                        copy ??= (JsonObject)members.DeepClone();
                        copy[name] = replacement;
                    }
                }

                return copy;
            case JsonArray values:
                JsonArray? list = null;
                for (var i = 0; i < values.Count; i++)
                {
                    if (values[i] is { } value && Walk(value, type, path, isOwn, mend, changes) is { } replacement)
                    {
                        list ??= (JsonArray)values.DeepClone();
                        list[i] = replacement;
                    }
                }

                return list;
            case JsonValue value when value.TryGetValue<string>(out var text):
                var mended = mend(new TextPlace(type, path), text, isOwn);
                changes.AddRange(mended.Changes);
                return mended.Text == text ? null : JsonValue.Create(mended.Text);
            default:
                return null;
        }
    }
}
