using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Iurc.Workbench.Tests.Support;

/// <summary>
/// Faults in recipes. Left out is what is no fault: a text for people that reads differently, a position, a description, a choice that
/// an author may make either way.
/// </summary>
internal static class RecipeMutations
{
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // What they say is for people only.
    private static readonly HashSet<string> s_cosmetic = new(StringComparer.Ordinal)
    {
        "description", "author", "website", "version", "categories", "tags", "displayName", "Hint", "Description", "executionid",
    };

    // Their texts are names of something that is defined elsewhere.
    private static readonly HashSet<string> s_names = new(StringComparer.Ordinal)
    {
        "name", "Name", "ContentType", "PartName", "FieldName", "Editor", "ContentItemIds", "ContentItemId", "enable", "DisplayedContentTypes", "ContainedContentTypes",
        "Options", "Url", "Permissions", "site", "admin", "Area", "Controller", "Action", "TimeZoneId", "DefaultCulture", "Mode", "Format", "Alias", "Stereotype",
    };

    public static Mutation Next(SiteFolder folder, Random random)
    {
        // What an upgrade must bring depends on sites that are not here: the tests of older sites find what it lacks.
        var files = RecipeJson.Files(folder).Where(file => !file.Contains("upgrades", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        while (true)
        {
            var path = files[random.Next(files.Count)];
            var recipe = RecipeJson.Read(path);
            var properties = Properties(recipe, "").ToList();
            var (owner, name, place) = properties[random.Next(properties.Count)];
            var what = random.Next(5) switch
            {
                0 => Rename(owner, name, random),
                1 => Delete(owner, name, place, random),
                2 => Retype(owner, name, random),
                3 => Duplicate(owner, name, random),
                _ => Misspell(owner, name, random),
            };
            if (what is not null)
            {
                return new(path, recipe.ToJsonString(s_json).Replace("\\uE000", "", StringComparison.Ordinal), $"{place}.{name}: {what}");
            }
        }
    }

    private static IEnumerable<(JsonObject Owner, string Name, string Place)> Properties(JsonNode? node, string place)
        => node switch
        {
            JsonObject some => some.Where(property => !s_cosmetic.Contains(property.Key))
                .SelectMany(property => Properties(property.Value, $"{place}.{property.Key}").Prepend((some, property.Key, place))),
            JsonArray some => some.SelectMany((item, i) => Properties(item, $"{place}[{i}]")),
            _ => [],
        };

    private static string? Rename(JsonObject owner, string name, Random random)
    {
        var wrong = Misspelling.Of(name, random);
        var entries = owner.ToList();
        owner.Clear();
        foreach (var (key, value) in entries)
        {
            owner.Add(key == name ? wrong : key, value);
        }

        return $"renamed to {wrong}";
    }

    private static string? Delete(JsonObject owner, string name, string place, Random random)
    {
        // An entry of a list that makes the site what it is.
        if (owner[name] is JsonArray { Count: > 0 } list && name is "ContentTypes" or "ContentParts" or "ContentPartFieldDefinitionRecords" or "ContentTypePartDefinitionRecords" or "data" or "Values")
        {
            var at = random.Next(((JsonArray)owner[name]!).Count);
            ((JsonArray)owner[name]!).RemoveAt(at);
            return $"entry {at} deleted";
        }

        // Inside a field or a setting, nothing said is something said too.
        if (place.Contains("Settings", StringComparison.Ordinal) || owner[name] is not (JsonObject or JsonArray) && place.Split('.').Length > 2 && !name.StartsWith("Content", StringComparison.Ordinal) && name is not "Name" and not "PartName" and not "FieldName"
            || name is "ContentItemIds" or "Settings" or "Permissions" or "PageSize" or "UseCdn" or "Values" or "LinkMenuItemPart" or "AutoroutePart" or "TitlePart" or "ContentItems" or "MenuItems" or "ContentItemVersionId" or "LocalizationSettings" or "MediaProfiles" or "wide" or "wide-small" or "portrait" or "TimeZoneId" or "admin" or "issetuprecipe" or "LocalizationPart")
        {
            return null;
        }

        owner.Remove(name);
        return "deleted";
    }

    private static string? Retype(JsonObject owner, string name, Random random)
    {
        JsonNode? other = owner[name] switch
        {
            JsonArray => "a text",
            JsonObject => random.Next(2) == 0 ? "a text" : new JsonArray(1),
            JsonValue value when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False => "maybe",
            JsonValue value when value.GetValueKind() == JsonValueKind.Number => random.Next(2) == 0 ? "several" : new JsonObject(),
            JsonValue => random.Next(2) == 0 ? new JsonObject { ["Other"] = 1 } : new JsonArray(),
            _ => null,
        };
        if (other is null)
        {
            return null;
        }

        owner[name] = other;
        return $"retyped to {other.ToJsonString()}";
    }

    private static string? Duplicate(JsonObject owner, string name, Random random)
    {
        if (owner[name] is JsonArray { Count: > 0 } list && name is "data" or "ContentTypes" or "ContentParts" or "ContentPartFieldDefinitionRecords" or "enable" or "Permissions" or "ContentItemIds")
        {
            var at = random.Next(((JsonArray)owner[name]!).Count);
            ((JsonArray)owner[name]!).Insert(at, ((JsonArray)owner[name]!)[at]!.DeepClone());
            return $"entry {at} twice";
        }

        // A mark that is taken out again when the text is written: a JSON object itself cannot have a name twice.
        owner[name + "\uE000"] = owner[name]?.DeepClone();
        return "twice";
    }

    private static string? Misspell(JsonObject owner, string name, Random random)
    {
        if (!s_names.Contains(name))
        {
            return null;
        }

        if (owner[name] is JsonArray list && list.Count > 0 && list.All(entry => entry is JsonValue))
        {
            var at = random.Next(list.Count);
            var wrong = Misspelling.Of((string)list[at]!, random);
            list[at] = wrong;
            return $"entry {at} misspelt as {wrong}";
        }

        if (owner[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Any(char.IsLetterOrDigit) && !text.Contains("://", StringComparison.Ordinal))
        {
            owner[name] = Misspelling.Of(text, random);
            return $"{text} misspelt as {owner[name]}";
        }

        return null;
    }
}
