using System.Text.Json.Nodes;

namespace Iurc.Workbench.Tests.Support;

/// <summary>A page that the recipes promise.</summary>
internal sealed record ExpectedPage(string Address, string ContentType, string Title);

/// <summary>The pages that the recipes of a site promise.</summary>
internal static class PageList
{
    public static IReadOnlyList<ExpectedPage> Of(SiteFolder folder)
    {
        var recipes = RecipeJson.Files(folder).Select(RecipeJson.Read).ToList();
        var home = recipes.SelectMany(recipe => RecipeJson.Steps(recipe, "settings"))
            .Select(step => (string?)step["HomeRoute"]?["ContentItemId"])
            .Single(id => id is not null);
        return
        [
            .. recipes.SelectMany(RecipeJson.Items)
                .Where(item => (bool)item["Published"]! && item["AutoroutePart"] is JsonObject route
                    && ((string?)item["ContentItemId"] == home || (bool?)route["Disabled"] != true))
                .Select(item => new ExpectedPage(
                    (string?)item["ContentItemId"] == home ? "/" : "/" + (string?)item["AutoroutePart"]!["Path"],
                    (string)item["ContentType"]!,
                    (string)item["DisplayText"]!)),
        ];
    }
}
