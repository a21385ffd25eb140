using Iurc.Browser.Sites;
using Microsoft.Playwright;
using Xunit;

namespace Iurc.Browser.Checks;

/// <summary>What all checks of the public site share.</summary>
public abstract class PublicSiteTests
{
    protected PublicSiteTests(PublicSite site)
    {
        PublicSite.SkipWithoutBrowser();
        Site = site;
    }

    protected PublicSite Site { get; }

    /// <summary>Opens every page, one after the other in one tab, and fails with all that was found on any of them.</summary>
    protected async Task AssertOnEveryPageAsync(BrowserNewContextOptions options, Func<IPage, SitePage, Task<IEnumerable<string>>> findProblems)
    {
        await using var visitor = await Site.NewVisitorAsync(options);
        var tab = await visitor.NewPageAsync();
        await AssertForEveryPageAsync(async page =>
        {
            await tab.GotoAsync(page.Path);
            return await findProblems(tab, page);
        });
    }

    /// <summary>Looks at every page and fails with all that was found on any of them.</summary>
    protected async Task AssertForEveryPageAsync(Func<SitePage, Task<IEnumerable<string>>> findProblems)
    {
        ArgumentNullException.ThrowIfNull(findProblems);

        var problems = new List<string>();
        foreach (var page in Site.Pages)
        {
            problems.AddRange((await findProblems(page)).Select(problem => $"{page.Path}: {problem}"));
        }

        AssertNone(problems);
    }

    protected void AssertForEveryPage(Func<SitePage, IEnumerable<string>> findProblems)
        => AssertNone([.. Site.Pages.SelectMany(page => findProblems(page).Select(problem => $"{page.Path}: {problem}"))]);

    protected static void AssertNone(IReadOnlyCollection<string> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        if (problems.Count > 0)
        {
            Assert.Fail($"{problems.Count} found:\n{string.Join('\n', problems)}");
        }
    }
}
