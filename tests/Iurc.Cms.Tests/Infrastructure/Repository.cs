using System.Text.Json.Nodes;

namespace Iurc.Cms.Tests.Infrastructure;

/// <summary>Where the repository and what was built of it lie, and what its recipes say.</summary>
internal static class Repository
{
    public static string Root => Testing.Repository.Root;

    /// <summary>The output folder of a project below <c>src</c>, built in the same configuration.</summary>
    public static string OutputOf(string project) => Testing.Repository.OutputOf(project);

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
}
