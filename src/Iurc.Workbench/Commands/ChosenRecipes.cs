using Iurc.Workbench.Recipes;

namespace Iurc.Workbench.Commands;

/// <summary>
/// The recipes that the command line chooses. One recipe refers to others, so the whole site is read even when only a part of it is asked for.
/// </summary>
/// <param name="All">The recipes to read.</param>
/// <param name="Reported">Those among them whose faults are reported.</param>
internal sealed record ChosenRecipes(IReadOnlyList<RecipeFile> All, IReadOnlySet<RecipeFile> Reported)
{
    /// <summary>Reads the recipes.</summary>
    /// <exception cref="WorkbenchException">A path names nothing, or there is no recipe.</exception>
    public static ChosenRecipes Read(IReadOnlyList<string> paths, SiteFolder? root, string workingDirectory)
    {
        try
        {
            return paths.Count == 0 ? ReadSite(root, workingDirectory) : ReadPaths(paths, root, workingDirectory);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new WorkbenchException($"The recipes cannot be read: {exception.Message}", exception);
        }
    }

    private static ChosenRecipes ReadSite(SiteFolder? root, string workingDirectory)
    {
        var folder = root ?? SiteFolder.FindFrom(workingDirectory)
            ?? throw new WorkbenchException("No folder from here upwards has both recipes and themes. Name recipes, or a folder with --root.");
        var all = RecipeFile.ReadAll(folder.Recipes);
        return all.Count > 0
            ? new(all, all.ToHashSet())
            : throw new WorkbenchException($"There is no recipe in {folder.Recipes}.");
    }

    private static ChosenRecipes ReadPaths(IReadOnlyList<string> paths, SiteFolder? root, string workingDirectory)
    {
        var chosen = paths.SelectMany(path => Files(Path.GetFullPath(path, workingDirectory))).ToHashSet(StringComparer.Ordinal);
        var sites = root is not null ? [root] : chosen.Select(file => SiteFolder.FindFrom(Path.GetDirectoryName(file)!)).OfType<SiteFolder>().Distinct();
        var neighbours = sites.SelectMany(site => Directory.EnumerateFiles(site.Recipes, "*" + RecipeFile.Extension, SearchOption.AllDirectories));
        var all = chosen.Union(neighbours, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(RecipeFile.Read).ToList();
        return new(all, all.Where(file => chosen.Contains(file.Path)).ToHashSet());
    }

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

        var files = Directory.GetFiles(path, "*" + RecipeFile.Extension, SearchOption.AllDirectories);
        return files.Length > 0 ? files : throw new WorkbenchException($"There is no recipe in {path}.");
    }
}
