namespace Iurc.Workbench;

/// <summary>The folder that holds the recipes and the theme.</summary>
/// <param name="Root">Its full path.</param>
internal sealed record SiteFolder(string Root)
{
    /// <summary>Where the recipes are.</summary>
    public string Recipes => Path.Combine(Root, "recipes");

    /// <summary>The recipe that sets the site up.</summary>
    public string SetupRecipe => Path.Combine(Recipes, "iurc.recipe.json");

    /// <summary>The theme.</summary>
    public string Theme => Path.Combine(Root, "themes", "Iurc.Theme");

    /// <summary>Where the Liquid templates are.</summary>
    public string Views => Path.Combine(Theme, "Views");

    /// <summary>Where the theme's static files are.</summary>
    public string StaticFiles => Path.Combine(Theme, "wwwroot");

    /// <summary>What the build turns into static files. The folder may be missing.</summary>
    public string Assets => Path.Combine(Theme, "Assets");

    /// <summary>The site's own modules. The folder may be missing.</summary>
    public string Sources => Path.Combine(Root, "src");

    /// <summary>The CMS's settings, which name the site. The file may be missing.</summary>
    public string AppSettings => Path.Combine(Root, "appsettings.json");

    /// <summary>The nearest folder from <paramref name="start"/> upwards that has <c>recipes</c> and <c>themes</c>, or null.</summary>
    public static SiteFolder? FindFrom(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "recipes")) && Directory.Exists(Path.Combine(folder.FullName, "themes")))
            {
                return new(folder.FullName);
            }
        }

        return null;
    }
}
