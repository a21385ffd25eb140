using System.Text.Json.Nodes;

namespace Iurc.Cms.Programme.Upgrades;

/// <summary>Takes from the definition of a content type or a part what the site's own has already.</summary>
internal static class MissingDefinitions
{
    private const string Settings = "Settings";

    /// <summary>What is lacking of a definition; null if nothing is.</summary>
    /// <param name="wanted">The definition in a recipe.</param>
    /// <param name="members">The name of the list of a type's parts, or of a part's fields.</param>
    /// <param name="settings">The settings that the site's own has.</param>
    /// <param name="settingsOf">Those of one of its members; null if it has no such member.</param>
    /// <param name="exists">Whether the site has such a type or part.</param>
    /// <param name="words">Gets a word for each thing that is lacking.</param>
    public static JsonObject? Of(JsonObject wanted, string members, JsonObject? settings, Func<string, JsonObject?> settingsOf, bool exists, List<string> words)
    {
        var name = (string)wanted["Name"]!;
        if (!exists)
        {
            words.Add(name);
            return wanted.DeepClone().AsObject();
        }

        var (ownSettings, missing) = (LackingIn(wanted[Settings] as JsonObject, settings), new JsonArray());
        foreach (var member in (wanted[members] as JsonArray ?? []).OfType<JsonObject>())
        {
            var known = settingsOf((string)member["Name"]!);
            var lacking = LackingIn(member[Settings] as JsonObject, known);
            if (known is null || lacking.Count > 0)
            {
                var kept = member.DeepClone().AsObject();
                kept[Settings] = lacking;
                missing.Add((JsonNode)kept);
                words.Add($"{name}.{member["Name"]}");
            }
        }

        if (ownSettings.Count > 0)
        {
            words.Add(name);
        }

        return ownSettings.Count + missing.Count == 0 ? null : new JsonObject { ["Name"] = name, [Settings] = ownSettings, [members] = missing };
    }

    /// <summary>The settings of <paramref name="wanted"/> of which <paramref name="known"/> says nothing.</summary>
    private static JsonObject LackingIn(JsonObject? wanted, JsonObject? known)
    {
        var lacking = new JsonObject();
        foreach (var (group, values) in wanted ?? [])
        {
            var has = known?[group] as JsonObject;
            var rest = new JsonObject((values as JsonObject ?? []).Where(value => has?.ContainsKey(value.Key) != true)
                .Select(value => KeyValuePair.Create(value.Key, value.Value?.DeepClone())));
            if (has is null || rest.Count > 0)
            {
                lacking[group] = rest;
            }
        }

        return lacking;
    }
}
