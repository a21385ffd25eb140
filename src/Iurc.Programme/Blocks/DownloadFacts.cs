using System.Globalization;
using System.Text.Json.Nodes;

namespace Iurc.Programme.Blocks;

/// <summary>A file to download, as a block of downloads shows it.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Path">Its path in the media library.</param>
/// <param name="Kind">Its kind, as people say it.</param>
/// <param name="Size">Its size in words; empty if it is not known.</param>
public sealed record DownloadFacts(string Title, string Path, string Kind, string Size)
{
    private const int Thousand = 1000;

    private static readonly Dictionary<string, string> s_kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = "PDF",
        [".docx"] = "Word document",
        [".xlsx"] = "Excel spreadsheet",
        [".pptx"] = "PowerPoint presentation",
    };

    /// <summary>The path of the file that a block leads to; empty if it leads to none.</summary>
    /// <param name="download">The part <c>DownloadEntry</c> of a content item.</param>
    public static string PathOf(JsonObject? download) => download is null ? "" : BlockFields.Path(download, "File");

    /// <summary>Reads a download; null if it has no file.</summary>
    /// <param name="download">The part <c>DownloadEntry</c> of a content item.</param>
    /// <param name="bytes">How long the file is; null if that is not known.</param>
    public static DownloadFacts? Of(JsonObject? download, long? bytes)
    {
        if (PathOf(download) is not { Length: > 0 } path)
        {
            return null;
        }

        var title = PlainText.OneLine(BlockFields.Text(download!, "Title"));
        return new DownloadFacts(
            title.Length > 0 ? title : System.IO.Path.GetFileName(path), path,
            KindOf(path),
            bytes is { } size ? InWords(size) : "");
    }

    /// <summary>The kind of a file, as people say it.</summary>
    /// <param name="path">Its path or its name.</param>
    public static string KindOf(string path)
    {
        var extension = System.IO.Path.GetExtension(path) ?? "";
        return s_kinds.TryGetValue(extension, out var kind) ? kind : extension.TrimStart('.').ToUpperInvariant();
    }

    /// <summary>A length of a file, as people say it.</summary>
    public static string InWords(long bytes) => bytes switch
    {
        < Thousand => "1 KB",
        < Thousand * Thousand => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(bytes / (double)Thousand):0} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(Thousand * Thousand):0.0} MB"),
    };
}
