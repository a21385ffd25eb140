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
    /// <param name="brought">The types that the site gets by the same step: lists of types that may lie in an item get those, too.</param>
    /// <param name="words">Gets a word for each thing that is lacking.</param>
    public static JsonObject? Of(JsonObject wanted, string members, JsonObject? settings, Func<string, JsonObject?> settingsOf, bool exists, IReadOnlySet<string> brought, List<string> words)
    {
        var name = (string)wanted["Name"]!;
        if (!exists)
        {
            words.Add(name);
            return wanted.DeepClone().AsObject();
        }

        var (ownSettings, missing) = (LackingIn(wanted[Settings] as JsonObject, settings, brought), new JsonArray());
        foreach (var member in (wanted[members] as JsonArray ?? []).OfType<JsonObject>())
        {
            var known = settingsOf((string)member["Name"]!);
            var lacking = LackingIn(member[Settings] as JsonObject, known, brought);
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
    private static JsonObject LackingIn(JsonObject? wanted, JsonObject? known, IReadOnlySet<string> brought)
    {
        var lacking = new JsonObject();
        foreach (var (group, values) in wanted ?? [])
        {
            var has = known?[group] as JsonObject;
            var rest = new JsonObject((values as JsonObject ?? [])
                .Select(value => KeyValuePair.Create(value.Key, has?.ContainsKey(value.Key) != true ? value.Value?.DeepClone() : WithTypes(value.Value, has[value.Key], brought)))
                .Where(value => has?.ContainsKey(value.Key) != true || value.Value is not null));
            if (has is null || rest.Count > 0)
            {
                lacking[group] = rest;
            }
        }

        return lacking;
    }

    // What staff have taken from a list is not put back, nor is what they have put in taken out.
    private static JsonArray? WithTypes(JsonNode? wanted, JsonNode? known, IReadOnlySet<string> brought)
    {
        if (wanted is not JsonArray list || known is not JsonArray own)
        {
            return null;
        }

        var added = Texts(list).Where(brought.Contains).Except(Texts(own), StringComparer.Ordinal).ToList();
        return added.Count == 0 ? null : new JsonArray([.. own.Select(value => value?.DeepClone()), .. added.Select(type => JsonValue.Create(type))]);
    }

    private static IEnumerable<string> Texts(JsonArray list) => list.OfType<JsonValue>().Select(value => value.TryGetValue<string>(out var text) ? text : "");
}
