using System.Text.RegularExpressions;

namespace Iurc.Workbench.Checking.Themes;

/// <summary>Finds what stylesheets load that is not there, or that comes from elsewhere.</summary>
internal static partial class StylesheetChecks
{
    /// <summary>Runs the checks.</summary>
    public static IEnumerable<Finding> Check(ThemeFiles theme)
        => new[] { theme.Folder.Assets, theme.Folder.StaticFiles }.Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.css", SearchOption.AllDirectories).Select(path => (Folder: folder, Path: path)))
            // What the build makes of an asset is no source.
            .Where(file => file.Folder == theme.Folder.Assets || !File.Exists(Path.Combine(theme.Folder.Assets, Path.GetRelativePath(file.Folder, file.Path))))
            .SelectMany(file => Check(new TemplateFile(file.Path, File.ReadAllText(file.Path)), file.Folder, theme));

    private static IEnumerable<Finding> Check(TemplateFile sheet, string folder, ThemeFiles theme)
    {
        foreach (Match match in Address().Matches(sheet.Text))
        {
            var address = match.Groups["address"].Value.Trim();
            if (address.Length == 0 || address.StartsWith('#') || address.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (Foreign().IsMatch(address))
            {
                yield return Finding.Error(sheet.Path, sheet.At(match.Index), CheckCode.ThirdParty, $"The stylesheet loads {address} from another site. Put a copy into the theme's wwwroot.");
                continue;
            }

            var path = address.Split('?', '#')[0];
            var file = path.StartsWith(ThemeFiles.RequestPath, StringComparison.OrdinalIgnoreCase)
                ? path[ThemeFiles.RequestPath.Length..]
                : Path.GetRelativePath(folder, Path.GetFullPath(Path.Combine(Path.GetDirectoryName(sheet.Path)!, path.TrimStart('/'))));
            if (!theme.HasStatic(file))
            {
                yield return Finding.Error(sheet.Path, sheet.At(match.Index), CheckCode.MissingAsset, $"The theme has no static file {file}.");
            }
        }
    }

    [GeneratedRegex("""url\(\s*["']?(?<address>[^"')]*)["']?\s*\)|@import\s+["'](?<address>[^"']+)["']""", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex("^([a-z][a-z0-9+.-]*:)?//", RegexOptions.IgnoreCase)]
    private static partial Regex Foreign();
}
