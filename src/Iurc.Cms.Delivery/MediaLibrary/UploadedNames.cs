using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using OrchardCore.Media;

namespace Iurc.Cms.Delivery.MediaLibrary;

/// <summary>
/// Gives a file that is uploaded the next free name if its own is taken: phones name all pictures alike. The answer to the upload says so.
/// </summary>
public sealed class UploadedNames
{
    /// <summary>The key of a file in the answer that says which name it could not have.</summary>
    public const string Taken = "takenName";

    // By the path that each has got.
    private readonly Dictionary<string, string> _taken = new(StringComparer.Ordinal);

    /// <summary>Whether the request uploads files, and its sender reads what they are called in the end.</summary>
    public bool IsAsked { get; set; }

    /// <summary>The path itself if it is free, else the next that is.</summary>
    public async Task<string> FreeAsync(IMediaFileStore store, string file)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(file);

        var slash = file.LastIndexOf('/') + 1;
        var (folder, name) = (file[..Math.Max(slash - 1, 0)], file[slash..]);
        // Some stores do not mind letter case.
        var there = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (folder.Length == 0 || await store.GetDirectoryInfoAsync(folder) is not null)
        {
            await foreach (var entry in store.GetDirectoryContentAsync(folder))
            {
                there.Add(entry.Name);
            }
        }

        var free = name;
        for (var number = 2; there.Contains(free); number++)
        {
            free = $"{Path.GetFileNameWithoutExtension(name)}-{number}{Path.GetExtension(name)}";
        }

        if (free != name)
        {
            _taken[file[..slash] + free] = name;
        }

        return file[..slash] + free;
    }

    /// <summary>Puts into the answer which files have got another name.</summary>
    public void Explain(IActionResult? result)
    {
        if (_taken.Count > 0 && result is ObjectResult { Value: { } value } answer && JsonSerializer.SerializeToNode(value, JsonSerializerOptions.Web) is JsonObject uploaded)
        {
            foreach (var file in (uploaded["files"] as JsonArray ?? []).OfType<JsonObject>())
            {
                if ((string?)file["mediaPath"] is { } path && _taken.TryGetValue(path, out var name))
                {
                    file[Taken] = name;
                }
            }

            answer.Value = uploaded;
        }
    }
}
