using System.Text.Json.Nodes;
using Iurc.Programme.Blocks;
using Iurc.Programme.Pictures;
using Microsoft.Extensions.Localization;

namespace Iurc.Cms.Editorial.Images;

/// <summary>What the media library says of a file, in words: its kind and its length as readers are told them, and its time by the site's clocks.</summary>
public sealed class LibraryWords(SiteTime time, IStringLocalizer<LibraryWords> localizer)
{
    /// <summary>Adds the words to a file of the library's answer.</summary>
    public async Task AddAsync(JsonObject file)
    {
        ArgumentNullException.ThrowIfNull(file);

        file["kindInWords"] = KindOf((string)file["mediaPath"]!);
        file["sizeInWords"] = file["size"]?.GetValue<long>() is { } size ? DownloadFacts.InWords(size) : "";
        file["changedInWords"] = file["lastModify"] is { } changed ? await time.SayAsync(DateTime.UnixEpoch.AddMilliseconds(changed.GetValue<double>())) : "";
    }

    private string KindOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".jpg" or ".jpeg" => localizer["JPEG picture"],
        ".webp" => localizer["WebP picture"],
        var extension when PictureRules.IsPicture(path) => localizer["{0} picture", extension.TrimStart('.').ToUpperInvariant()],
        _ => DownloadFacts.KindOf(path),
    };
}
