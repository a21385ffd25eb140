using System.Text.Json.Nodes;

namespace Iurc.Programme.Blocks;

/// <summary>Reads the fields of a block as Orchard stores them. What is not as it should be is read as if it were not there.</summary>
internal static class BlockFields
{
    /// <summary>A text field.</summary>
    public static string Text(JsonObject block, string field) => Value(Member(block, field)?["Text"]).Trim();

    /// <summary>A field with HTML, which has not been sanitized.</summary>
    public static string Html(JsonObject block, string field) => Value(Member(block, field)?["Html"]).Trim();

    /// <summary>The item that a picker has chosen; empty if none.</summary>
    public static string Chosen(JsonObject block, string field) => First(Member(block, field), "ContentItemIds");

    /// <summary>The path of the file that a media field has chosen; empty if none.</summary>
    public static string Path(JsonObject block, string field) => First(Member(block, field), "Paths");

    /// <summary>The picture that a media field has chosen; null if none.</summary>
    public static ImageFacts? Picture(JsonObject block, string field) => PictureOf(Member(block, field));

    /// <summary>The picture of a media field; null if it has none.</summary>
    public static ImageFacts? PictureOf(JsonObject? field)
        => First(field, "Paths") is { Length: > 0 } path ? new ImageFacts(path, First(field, "MediaTexts"), (field?["Anchors"] as JsonArray)?.FirstOrDefault() as JsonObject) : null;

    private static JsonObject? Member(JsonObject block, string field) => block[field] as JsonObject;

    private static string First(JsonObject? field, string list) => Value((field?[list] as JsonArray)?.FirstOrDefault());

    private static string Value(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
}
