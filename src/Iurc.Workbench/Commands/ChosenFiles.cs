using Iurc.Workbench.Checking;
using Iurc.Workbench.Checking.Themes;
using Iurc.Workbench.Orchard;
using Iurc.Workbench.Recipes;

namespace Iurc.Workbench.Commands;

/// <summary>
/// The files that the command line chooses. One file refers to others, so the whole site is read even when only a part of it is asked for.
/// </summary>
/// <param name="Recipes">The recipes to read.</param>
/// <param name="Theme">The theme to read, or null.</param>
/// <param name="IsReported">Whether faults of the file at a path are reported.</param>
/// <param name="Count">How many files are asked for.</param>
internal sealed record ChosenFiles(RecipeSet Recipes, ThemeFiles? Theme, Func<string, bool> IsReported, FileCount Count)
{
    private const string TemplateExtension = ".liquid";

    /// <summary>Reads the files.</summary>
    /// <exception cref="WorkbenchException">A path names nothing, or there is no recipe.</exception>
    public static ChosenFiles Read(IReadOnlyList<string> paths, SiteFolder? root, string workingDirectory)
    {
        try
        {
            return paths.Count == 0 ? ReadSite(root, workingDirectory) : ReadPaths(paths, root, workingDirectory);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new WorkbenchException($"The files cannot be read: {exception.Message}", exception);
        }
    }

    private static ChosenFiles ReadSite(SiteFolder? root, string workingDirectory)
    {
        var folder = root ?? SiteFolder.FindFrom(workingDirectory)
            ?? throw new WorkbenchException("No folder from here upwards has both recipes and themes. Name recipes, or a folder with --root.");
        var all = RecipeFile.ReadAll(folder.Recipes);
        if (all.Count == 0)
        {
            throw new WorkbenchException($"There is no recipe in {folder.Recipes}.");
        }

        var theme = ThemeFiles.Read(folder);
        return new(new(all, CodeOf(folder)), theme, _ => true, new(all.Count, theme?.Templates.Count ?? 0));
    }

    private static ChosenFiles ReadPaths(IReadOnlyList<string> paths, SiteFolder? root, string workingDirectory)
    {
        var chosen = paths.SelectMany(path => Files(Path.GetFullPath(path, workingDirectory))).ToHashSet(StringComparer.Ordinal);
        var sites = root is not null ? [root] : chosen.Select(file => SiteFolder.FindFrom(Path.GetDirectoryName(file)!)).OfType<SiteFolder>().Distinct().ToList();
        var neighbours = sites.SelectMany(site => Directory.EnumerateFiles(site.Recipes, "*" + RecipeFile.Extension, SearchOption.AllDirectories));
        var recipes = chosen.Where(file => !file.EndsWith(TemplateExtension, StringComparison.Ordinal))
            .Union(neighbours, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(RecipeFile.Read).ToList();
        var theme = sites is [var only] && chosen.Any(file => file.EndsWith(TemplateExtension, StringComparison.Ordinal)) ? ThemeFiles.Read(only) : null;
        var code = sites is [var site] ? CodeOf(site) : null;
        var templates = chosen.Count(file => file.EndsWith(TemplateExtension, StringComparison.Ordinal));
        return new(new(recipes, code), theme, chosen.Contains, new(chosen.Count - templates, templates));
    }

    // A folder with recipes and a theme but without sources says nothing of its modules.
    private static LocalCode? CodeOf(SiteFolder folder) => Directory.Exists(folder.Sources) ? LocalCode.Read(folder) : null;

    private static string[] Files(string path)
    {
        if (File.Exists(path))
        {
            return [path];
        }

        if (!Directory.Exists(path))
        {
            throw new WorkbenchException($"There is no file or folder {path}.");
        }

        string[] files =
        [
            .. Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
                .Where(file => file.EndsWith(RecipeFile.Extension, StringComparison.Ordinal) || file.EndsWith(TemplateExtension, StringComparison.Ordinal)),
        ];
        return files.Length > 0 ? files : throw new WorkbenchException($"There is no recipe and no template in {path}.");
    }
}

/// <summary>How many files are looked at.</summary>
internal sealed record FileCount(int Recipes, int Templates)
{
    /// <inheritdoc />
    public override string ToString() => Plural.Of(Recipes, "recipe") + (Templates > 0 ? " and " + Plural.Of(Templates, "template") : "");
}
