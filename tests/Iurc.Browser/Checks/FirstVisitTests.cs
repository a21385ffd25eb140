using Iurc.Browser.Sites;
using Xunit;

namespace Iurc.Browser.Checks;

/// <summary>What a first visit costs, and what it leaves in the reader's browser.</summary>
public abstract class FirstVisitTests(PublicSite site) : PublicSiteTests(site)
{
    private const int MostRequests = 4;

    /// <summary>What a server may send before it waits for the first acknowledgement: ten packets of 1460 bytes.</summary>
    private const int MostBytes = 14_600;

    private const int MostBytesOfMap = 25_000;
    private const string Map = "/Iurc.Theme/images/world.svg";

    [Fact]
    public Task A_page_is_light() => AssertOnFirstVisitsAsync(visit =>
    {
        var problems = new List<string>();
        if (visit.Requests.Count > MostRequests)
        {
            problems.Add($"{visit.Requests.Count} requests: {string.Join(' ', visit.Requests)}");
        }

        var counted = visit.Answers.Where(answer => !answer.IsRaster && !IsMap(answer)).ToList();
        if (counted.Sum(answer => answer.Bytes) is > MostBytes and var bytes)
        {
            problems.Add($"{bytes} bytes: {string.Join(", ", counted.Select(answer => $"{answer.Url} {answer.Bytes}"))}");
        }

        problems.AddRange(visit.Answers.Where(answer => IsMap(answer) && answer.Bytes > MostBytesOfMap).Select(answer => $"The map has {answer.Bytes} bytes."));
        problems.AddRange(visit.Answers.Where(answer => Site.Compresses && answer.IsText && answer.Encoding != "br").Select(answer => $"{answer.Url} is not compressed."));
        return problems;
    });

    [Fact]
    public Task A_page_loads_nothing_from_elsewhere() => AssertOnFirstVisitsAsync(visit => visit.Requests
        .Where(address => !Site.Address.IsBaseOf(address))
        .Select(address => address.AbsoluteUri));

    [Fact]
    public Task All_that_a_page_asks_for_is_there() => AssertOnFirstVisitsAsync(visit => visit.Answers
        .Where(answer => answer.Status >= 400 && answer.Url != new Uri(Site.Address, visit.Page.Path))
        .Select(answer => $"{answer.Url}: status {answer.Status}.")
        .Concat(visit.Failures));

    [Fact]
    public Task A_page_leaves_nothing_in_the_browser() => AssertOnFirstVisitsAsync(visit => visit.Stored);

    [Fact]
    public Task A_page_writes_nothing_to_the_console() => AssertOnFirstVisitsAsync(visit => visit.Messages);

    [Fact]
    public void A_page_has_no_script() => AssertForEveryPage(page =>
    {
        var scripts = page.Document.QuerySelectorAll("script").Where(script => script.GetAttribute("type") != "application/ld+json");
        var handlers = page.Document.All.Where(element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)));
        var addresses = page.Document.QuerySelectorAll("[href^='javascript:' i], [src^='javascript:' i], [action^='javascript:' i]");
        return scripts.Concat(handlers).Concat(addresses).Select(element => element.OuterHtml);
    });

    [Fact]
    public async Task Without_scripts_a_page_is_the_same()
    {
        await using var with = await Site.NewVisitorAsync();
        await using var without = await Site.NewVisitorAsync(new() { JavaScriptEnabled = false });
        var tabWith = await with.NewPageAsync();
        var tabWithout = await without.NewPageAsync();
        await AssertForEveryPageAsync(async page =>
        {
            await tabWith.GotoAsync(page.Path);
            await tabWithout.GotoAsync(page.Path);
            return await tabWith.ContentAsync() == await tabWithout.ContentAsync() ? [] : ["The pages differ."];
        });
    }

    private async Task AssertOnFirstVisitsAsync(Func<FirstVisit, IEnumerable<string>> findProblems)
    {
        var visits = await Site.FirstVisitsAsync();
        AssertNone([.. visits.SelectMany(visit => findProblems(visit).Select(problem => $"{visit.Page.Path}: {problem}"))]);
    }

    private static bool IsMap(FirstVisitAnswer answer) => answer.Url.AbsolutePath == Map;
}
