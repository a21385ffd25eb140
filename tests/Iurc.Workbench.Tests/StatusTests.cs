using Iurc.Workbench.Tests.Support;

namespace Iurc.Workbench.Tests;

public sealed class StatusTests
{
    [Theory]
    [InlineData("2017-06-30", "Current", "Next", "Next")]
    [InlineData("2020-12-31", "Current", "Next", "Next")]
    [InlineData("2021-01-01", "Past", "Current", "Next")]
    [InlineData("2022-06-30", "Past", "Current", "Next")]
    [InlineData("2025-06-30", "Past", "Past", "Current")]
    [InlineData("2026-01-01", "Past", "Past", "Past")]
    public async Task The_status_of_a_phase_follows_the_date(string now, params string[] expected)
    {
        await using var site = await Site.StartAsync(Repository.Folder, now);

        var list = await site.GetPageAsync("/phases");
        Assert.Equal(["Phase I", "Phase II", "Phase III"], list.QuerySelectorAll(".timeline__title").Select(Words.TextOf));
        Assert.Equal(expected, list.QuerySelectorAll(".timeline .tag").Select(Words.TextOf));

        string[] addresses = ["/phases/2016-2020", "/phases/2021-2023", "/phases/2024-2025"];
        for (var i = 0; i < addresses.Length; i++)
        {
            var page = await site.GetPageAsync(addresses[i]);
            Assert.Equal(expected[i], Words.TextOf(page.QuerySelector(".phase-years .tag")!));
        }
    }

    [Theory]
    [InlineData("2029-12-30", "Visit Website", "https://example.eu/china/", false)]
    [InlineData("2029-12-31", "Visit Archived Copy", "https://archive.example.org/china/", true)]
    public async Task A_region_leads_to_its_website_until_the_day_on_which_that_closes(string now, string text, string address, bool isClosed)
    {
        using var copy = new SiteCopy();
        foreach (var (field, value) in new[]
        {
            ("Website", """{ "Text": "https://example.eu/china/" }"""), ("LinkKind", """{ "Text": "website" }"""),
            ("ClosedOn", """{ "Value": "2029-12-31T00:00:00Z" }"""), ("ArchiveAddress", """{ "Text": "https://archive.example.org/china/" }"""),
        })
        {
            SiteCopy.SetField(copy.Recipe("content/regions"), "iurcregionchina00000000000", field, value);
        }

        await using var site = await Site.StartAsync(copy.Folder, now);
        var page = await site.GetPageAsync("/regions/iurc-china");
        var link = page.QuerySelector(".region-link a")!;
        Assert.StartsWith(text, Words.TextOf(link), StringComparison.Ordinal);
        Assert.Equal(address, link.GetAttribute("href"));
        Assert.Equal(isClosed, Words.TextOf(page.QuerySelector("main")!).Contains("The website of this region has closed.", StringComparison.Ordinal));
        Assert.Contains(page.QuerySelectorAll("script"), script => script.TextContent.Contains(address, StringComparison.Ordinal));
    }
}
