using System.Text.Json.Nodes;

namespace Iurc.Cms.Tests.Infrastructure;

/// <summary>Where the repository and what was built of it lie.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The build configuration of this test run, for example <c>Debug</c>.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    /// <summary>The output folder of a project below <c>src</c>, built in the same configuration.</summary>
    public static string OutputOf(string project) => Path.Combine(Root, "src", project, "bin", Configuration, "net10.0");

    /// <summary>The steps of a recipe of the repository; recipes may hold comments.</summary>
    public static JsonArray StepsOf(string recipe)
    {
        var text = File.ReadAllText(Path.Combine(Root, "recipes", recipe));
        var options = new System.Text.Json.JsonDocumentOptions { CommentHandling = System.Text.Json.JsonCommentHandling.Skip };
        return JsonNode.Parse(text, documentOptions: options)!["steps"]!.AsArray();
    }

    public static IEnumerable<string> RecipesIn(string folder)
        => Directory.EnumerateFiles(Path.Combine(Root, "recipes", folder), "*.recipe.json")
            .Order(StringComparer.Ordinal)
            .Select(file => folder + "/" + Path.GetFileName(file));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Iurc.Cms.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Iurc.Cms.sln is in no folder above " + AppContext.BaseDirectory);
        }

        return folder.FullName;
    }
}
