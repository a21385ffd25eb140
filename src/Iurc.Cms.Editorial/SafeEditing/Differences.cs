using System.Text.Json.Nodes;
using Iurc.Programme.Schedules;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Metadata;
using OrchardCore.ContentManagement.Metadata.Models;

namespace Iurc.Cms.Editorial.SafeEditing;

/// <summary>Compares two versions of an item, field by field.</summary>
public sealed class Differences(IContentDefinitionManager definitions)
{
    private static readonly HashSet<string> s_technical = new(StringComparer.Ordinal)
    {
        "ContentItemId", "ContentItemVersionId", "ContentType", "Latest", "Published", "ModifiedUtc", "PublishedUtc", "CreatedUtc", "Owner", "Author", "DisplayText",
    };

    /// <summary>Where the text of <paramref name="mine"/> is not that of <paramref name="theirs"/>.</summary>
    /// <param name="mine">The one version.</param>
    /// <param name="theirs">The other.</param>
    /// <param name="asReadersSeeThem">Whether what editors keep with an item, such as its dates, is left out.</param>
    public async Task<IReadOnlyList<Difference>> BetweenAsync(ContentItem mine, ContentItem theirs, bool asReadersSeeThem = false)
    {
        ArgumentNullException.ThrowIfNull(mine);
        ArgumentNullException.ThrowIfNull(theirs);

        var type = await definitions.GetTypeDefinitionAsync(mine.ContentType);
        var (left, right) = (TextsOf(mine, asReadersSeeThem), TextsOf(theirs, asReadersSeeThem));
        return [.. left.Keys.Union(right.Keys, StringComparer.Ordinal)
            .Select(path => new Difference(LabelOf(type, path), left.GetValueOrDefault(path, ""), right.GetValueOrDefault(path, "")))
            .Where(difference => !string.Equals(difference.Mine, difference.Theirs, StringComparison.Ordinal))];
    }

    private static Dictionary<string, string> TextsOf(ContentItem item, bool asReadersSeeIt)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        JsonObject content = item.Content;
        foreach (var (name, part) in content.Where(part => !asReadersSeeIt || ContentFingerprint.Counts(part.Key)))
        {
            Collect(part, name, texts);
        }

        return texts;
    }

    private static void Collect(JsonNode? node, string path, Dictionary<string, string> texts)
    {
        switch (node)
        {
            case JsonObject inner:
                foreach (var (name, value) in inner.Where(pair => !s_technical.Contains(pair.Key)))
                {
                    Collect(value, path.Length == 0 ? name : $"{path}.{name}", texts);
                }

                break;
            case JsonArray list when list.All(entry => entry is null or JsonValue):
                texts[path] = string.Join(", ", list.Select(entry => entry?.ToString()));
                break;
            case JsonArray list:
                for (var index = 0; index < list.Count; index++)
                {
                    Collect(list[index], $"{path}.{index + 1}", texts);
                }

                break;
            case JsonValue value:
                // Browsers send line ends of two characters, and a box that was never ticked is stored by some editors and not by others.
                texts[path] = value.ToString() is var text && text is "false" ? "" : text.ReplaceLineEndings("\n").Trim();
                break;
            default:
                break;
        }
    }

    /// <summary>What editors call a field: its own name, or that of its part.</summary>
    private static string LabelOf(ContentTypeDefinition? type, string path)
    {
        var names = path.Split('.');
        var part = type?.Parts.FirstOrDefault(candidate => candidate.Name == names[0]);
        var field = names.Length > 1 ? part?.PartDefinition.Fields.FirstOrDefault(candidate => candidate.Name == names[1]) : null;
        return field?.DisplayName() is { Length: > 0 } name
            ? name
            : string.Join(", ", names.Skip(1).Prepend(part?.DisplayName() is { Length: > 0 } partName ? partName : names[0]));
    }
}

/// <summary>One text that is not the same in two versions.</summary>
/// <param name="Field">What editors call it.</param>
/// <param name="Mine">What the one says: the form, or the older version.</param>
/// <param name="Theirs">What the other says: what is stored, or the newer version.</param>
public sealed record Difference(string Field, string Mine, string Theirs);
