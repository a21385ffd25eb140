using System.Text;
using Iurc.Workbench.Sources;

namespace Iurc.Workbench.Checking.Themes;

/// <summary>A template as it stands in its file.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Text">Its text.</param>
internal sealed record TemplateFile(string Path, string Text)
{
    private IReadOnlyList<LiquidPiece>? _pieces;

    /// <summary>The name without folder and extension.</summary>
    public string Name { get; } = System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>Its pieces of Liquid. They are read several times: what a template is given, its callers tell.</summary>
    public IReadOnlyList<LiquidPiece> Pieces => _pieces ??= [.. LiquidLexer.Pieces(Text)];

    /// <summary>The line and the column of a character.</summary>
    public SourcePosition At(int offset)
    {
        var before = Text.AsSpan(0, Math.Clamp(offset, 0, Text.Length));
        var lineStart = before.LastIndexOf('\n') + 1;
        var column = 1;
        foreach (var _ in before[lineStart..].EnumerateRunes())
        {
            column++;
        }

        return new(before.Count('\n') + 1, column);
    }
}

/// <summary>The files of the theme that are looked at.</summary>
/// <param name="Folder">The site.</param>
/// <param name="Templates">The templates.</param>
/// <param name="Unreadable">The templates that cannot be read, with the reason.</param>
internal sealed record ThemeFiles(SiteFolder Folder, IReadOnlyList<TemplateFile> Templates, IReadOnlyList<(string Path, string Reason)> Unreadable)
{
    /// <summary>Where the theme's static files are served.</summary>
    public const string RequestPath = "/Iurc.Theme/";

    /// <summary>Reads the templates; null when the site has none.</summary>
    public static ThemeFiles? Read(SiteFolder folder)
    {
        if (!Directory.Exists(folder.Views))
        {
            return null;
        }

        var templates = new List<TemplateFile>();
        var unreadable = new List<(string, string)>();
        foreach (var path in Directory.EnumerateFiles(folder.Views, "*.liquid", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            try
            {
                templates.Add(new(path, new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF')));
            }
            catch (DecoderFallbackException)
            {
                unreadable.Add((path, "The file is not UTF-8. Save it in the encoding UTF-8."));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                unreadable.Add((path, exception.Message));
            }
        }

        return new(folder, templates, unreadable);
    }

    /// <summary>Whether the theme has a static file, or the build makes it of one of its assets.</summary>
    public bool HasStatic(string path)
        => File.Exists(Path.Combine(Folder.StaticFiles, path)) || File.Exists(Path.Combine(Folder.Assets, path));
}
