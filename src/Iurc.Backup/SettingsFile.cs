using System.Text.Json;
using System.Text.Json.Nodes;

namespace Iurc.Backup;

/// <summary>A JSON file of settings as Orchard Core reads it: with comments, and with names in any case.</summary>
internal static class SettingsFile
{
    private static readonly JsonNodeOptions s_names = new() { PropertyNameCaseInsensitive = true };
    private static readonly JsonDocumentOptions s_json = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowDuplicateProperties = false };
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    /// <summary>Reads a file.</summary>
    /// <exception cref="BackupException">It is no JSON object.</exception>
    public static JsonObject Read(string file)
    {
        try
        {
            var settings = JsonNode.Parse(File.ReadAllText(file), s_names, s_json) as JsonObject ?? throw Broken(file, "it holds no JSON object");

            // Names that differ in their case alone are found out when an object is first asked.
            _ = settings.Sum(setting => (setting.Value as JsonObject)?.Count ?? 0);
            return settings;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw Broken(file, e.Message, e);
        }
    }

    /// <summary>The text of a setting; null when it is not there.</summary>
    /// <exception cref="BackupException">It is there and is no text.</exception>
    public static string? Text(this JsonObject settings, string name, string file)
        => settings[name] switch
        {
            null => null,
            JsonValue value when value.TryGetValue<string>(out var text) => text,
            _ => throw Broken(file, $"\"{name}\" is no text"),
        };

    /// <summary>Replaces one setting. The file is written anew beside the old one, which stays when that fails.</summary>
    public static void Set(string file, string name, string value)
    {
        var settings = Read(file);
        settings[name] = value;
        var copy = file + ".new";
        File.WriteAllText(copy, settings.ToJsonString(s_indented));
        File.Move(copy, file, overwrite: true);
    }

    /// <summary>Says what is wrong with a file.</summary>
    public static BackupException Broken(string file, string how, Exception? cause = null)
        => new($"The settings file {file} is broken: {how.ReplaceLineEndings(" ").TrimEnd('.')}. Mend it, or take it from a back-up.", cause);
}
