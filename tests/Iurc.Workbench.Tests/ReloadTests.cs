using System.Net;
using Iurc.Workbench.Tests.Support;

namespace Iurc.Workbench.Tests;

public sealed class ReloadTests
{
    [Fact]
    public async Task Changed_recipes_and_templates_show_at_the_next_request()
    {
        using var copy = new SiteCopy();
        await using var site = await Site.StartAsync(copy.Folder);
        Assert.Contains("Page not found", await site.GetMarkupAsync("/nowhere", HttpStatusCode.NotFound), StringComparison.Ordinal);

        SiteCopy.Edit(copy.Recipe("content/pages"), "\"Path\": \"about\"", "\"Path\": \"somewhere-else\"");
        SiteCopy.Edit(copy.Template("HttpError-NotFound"), "Page not found", "Nothing at all here");

        await site.GetPageAsync("/somewhere-else");
        Assert.Contains("Nothing at all here", await site.GetMarkupAsync("/about", HttpStatusCode.NotFound), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recipe_that_breaks_is_named_and_heals()
    {
        using var copy = new SiteCopy();
        await using var site = await Site.StartAsync(copy.Folder);
        var path = copy.Recipe("content/regions");
        var sound = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);

        var (line, column) = SiteCopy.Edit(path, "\"ContentType\": \"Region\"", "\"ContentType\": §Nonsense");
        var markup = WebUtility.HtmlDecode(await site.GetMarkupAsync("/", HttpStatusCode.InternalServerError));
        Assert.Contains($"regions.recipe.json:{line}:{column}:", markup, StringComparison.Ordinal);

        await File.WriteAllTextAsync(path, sound, TestContext.Current.CancellationToken);
        await site.GetPageAsync("/");
    }

    [Fact]
    public async Task Comments_and_trailing_commas_are_welcome()
    {
        using var copy = new SiteCopy();
        foreach (var path in RecipeJson.Files(copy.Folder).ToList())
        {
            SiteCopy.Edit(path, "\"steps\": [", "/* several\nlines */ \"steps\": [ // the steps");
            SiteCopy.Edit(path, "\"categories\": [\n    \"iurc\"\n  ]", "\"categories\": [\n    \"iurc\",\n  ]");
        }

        await using var site = await Site.StartAsync(copy.Folder);
        foreach (var page in PageList.Of(copy.Folder))
        {
            await site.GetPageAsync(page.Address);
        }

        var result = await Tool.RunAsync(copy.Folder.Root, "check");
        Assert.Equal(0, result.Code);
    }
}
