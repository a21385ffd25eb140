using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Iurc.Workbench.Content;

/// <summary>Reads the values of Orchard's content fields. What is missing or of another kind reads as empty.</summary>
internal static class JsonFields
{
    /// <summary>The text at that path, without white space at its ends.</summary>
    public static string Text(this JsonObject content, params ReadOnlySpan<string> path)
        => At(content, path) is JsonValue value && value.TryGetValue<string>(out var text) ? text.Trim() : "";

    /// <summary>The whole number at that path; Orchard accepts it as a text too.</summary>
    public static int? WholeNumber(this JsonObject content, params ReadOnlySpan<string> path)
        => At(content, path) is JsonValue value
            && (value.TryGetValue<decimal>(out var number)
                || (value.TryGetValue<string>(out var text) && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out number)))
            && number == decimal.Truncate(number) && number is >= int.MinValue and <= int.MaxValue
                ? (int)number
                : null;

    /// <summary>The date at that path; a time of day behind it is passed over.</summary>
    public static DateOnly? Date(this JsonObject content, params ReadOnlySpan<string> path)
        => content.Text(path) is { Length: >= 10 } text
            && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? date
                : null;

    /// <summary>Whether there is a true at that path.</summary>
    public static bool IsTrue(this JsonObject content, params ReadOnlySpan<string> path)
        => At(content, path) is JsonValue value && value.GetValueKind() == JsonValueKind.True;

    /// <summary>The texts in the array at that path.</summary>
    public static IReadOnlyList<string> Texts(this JsonObject content, params ReadOnlySpan<string> path)
        => At(content, path) is JsonArray array
            ? [.. array.OfType<JsonValue>().Where(value => value.GetValueKind() == JsonValueKind.String).Select(value => value.GetValue<string>())]
            : [];

    /// <summary>The first text in the array at that path; empty when the first value is no text.</summary>
    public static string FirstText(this JsonObject content, params ReadOnlySpan<string> path)
        => At(content, path) is JsonArray and [JsonValue first, ..] && first.TryGetValue<string>(out var text) ? text : "";

    /// <summary>The first object in the array at that path, or null.</summary>
    public static JsonObject? FirstObject(this JsonObject content, params ReadOnlySpan<string> path)
        => At(content, path) is JsonArray and [JsonObject first, ..] ? first : null;

    private static JsonNode? At(JsonObject content, ReadOnlySpan<string> path)
    {
        JsonNode? node = content;
        foreach (var name in path)
        {
            node = (node as JsonObject)?[name];
        }

        return node;
    }
}
