using System.Text.Json;
using System.Text.Json.Nodes;

namespace Iurc.Workbench.Tests.Support;

/// <summary>Reads recipes with nothing of the tool under test.</summary>
internal static class RecipeJson
{
    public static JsonObject Read(string path)
        => JsonNode.Parse(
            File.ReadAllText(path),
            documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!.AsObject();

    public static IEnumerable<JsonObject> Steps(JsonObject recipe, string name)
        => recipe["steps"]!.AsArray().Select(step => step!.AsObject())
            .Where(step => string.Equals((string?)step["name"], name, StringComparison.OrdinalIgnoreCase));

    public static IEnumerable<JsonObject> Items(JsonObject recipe)
        => Steps(recipe, "Content").SelectMany(step => step["data"]!.AsArray()).Select(item => item!.AsObject());

    public static IEnumerable<string> Files(SiteFolder folder)
        => Directory.EnumerateFiles(folder.Recipes, "*.recipe.json", SearchOption.AllDirectories);
}
