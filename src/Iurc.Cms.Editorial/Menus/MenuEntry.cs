using System.Text.Json.Nodes;
using OrchardCore.ContentManagement;

namespace Iurc.Cms.Editorial.Menus;

/// <summary>An entry of a menu, where it stands.</summary>
/// <param name="Item">The entry.</param>
/// <param name="Index">Its place among the entries, as Orchard's form names it: <c>2</c>, or <c>2-0</c> for the first below it.</param>
/// <param name="Above">The text of the entry below which it stands; null on the first level.</param>
public sealed record MenuEntry(ContentItem Item, string Index, string? Above)
{
    /// <summary>The type of entries.</summary>
    public const string ContentType = "LinkMenuItem";

    private const string List = "MenuItemsListPart";
    private const string Entries = "MenuItems";

    /// <summary>All entries of a menu in the order in which readers see them, those that stand below another after it.</summary>
    public static IReadOnlyList<MenuEntry> In(ContentItem menu)
    {
        ArgumentNullException.ThrowIfNull(menu);

        return [.. In((JsonObject)menu.Content, "", null)];
    }

    /// <summary>The id of the page that an entry leads to; empty if it leads to an address.</summary>
    public static string PageOf(ContentItem entry)
    {
        ArgumentNullException.ThrowIfNull(entry);

        return ((JsonObject)entry.Content)[ContentType]?["Page"]?["ContentItemIds"] is JsonArray { Count: > 0 } ids && ids[0] is JsonValue first && first.TryGetValue<string>(out var id) ? id : "";
    }

    /// <summary>Lifts what stands below another entry to the first level, after that. Readers see one level.</summary>
    /// <returns>The texts of what was lifted, each with that of the entry below which it stood.</returns>
    public static IReadOnlyList<(string Text, string Above)> Lift(JsonObject menu)
    {
        ArgumentNullException.ThrowIfNull(menu);

        if (menu[List]?[Entries] is not JsonArray entries || !entries.Any(HasBelow))
        {
            return [];
        }

        var (flat, lifted) = (new JsonArray(), new List<(string, string)>());
        foreach (var entry in entries.ToList())
        {
            Add(entry, null, flat, lifted);
        }

        menu[List]![Entries] = flat;
        return lifted;
    }

    private static void Add(JsonNode? entry, string? above, JsonArray flat, List<(string, string)> lifted)
    {
        List<JsonNode?> below = entry?[List]?[Entries] is JsonArray entries ? [.. entries] : [];
        entry?.AsObject().Remove(List);
        flat.Add(entry?.DeepClone());
        if (above is not null)
        {
            lifted.Add((TextOf(entry), above));
        }

        below.ForEach(one => Add(one, TextOf(entry), flat, lifted));
    }

    private static bool HasBelow(JsonNode? entry) => entry?[List]?[Entries] is JsonArray { Count: > 0 };

    private static string TextOf(JsonNode? entry) => entry?["DisplayText"]?.ToString() ?? "";

    private static IEnumerable<MenuEntry> In(JsonNode? parent, string prefix, string? above)
    {
        var entries = parent?[List]?[Entries] as JsonArray ?? [];
        for (var i = 0; i < entries.Count; i++)
        {
            var index = $"{prefix}{i}";
            if (entries[i]?.ToObject<ContentItem>() is { } item)
            {
                yield return new MenuEntry(item, index, above);
            }

            foreach (var below in In(entries[i], index + "-", TextOf(entries[i])))
            {
                yield return below;
            }
        }
    }
}
