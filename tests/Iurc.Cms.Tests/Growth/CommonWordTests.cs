using Iurc.Cms.Tests.Infrastructure;
using Iurc.Programme.Search;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Iurc.Cms.Tests.Growth;

/// <summary>Searching for words that more pages have than are shown.</summary>
[Collection(CrowdedSiteTests.Name)]
public sealed class CommonWordTests(CrowdedSite crowd)
{
    [Fact]
    public async Task A_word_that_more_pages_have_than_are_shown_says_so_and_begins_with_the_titles()
    {
        using var browser = crowd.Tenant.Anonymous();
        var titles = new List<string>();
        for (var page = 1; page <= 5; page++)
        {
            var answer = await browser.GetAsync($"/search?q=harbour&page={page}");
            Assert.Contains("At least 100 pages found for “harbour”", answer.VisibleText, StringComparison.Ordinal);
            Assert.Contains("Add a word", answer.VisibleText, StringComparison.Ordinal);
            titles.AddRange(answer.Document.QuerySelectorAll(".search-results__title").Select(Answer.TextOf));
        }

        Assert.Equal(100, titles.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(["Harbour 000", "Harbour 001", "Harbour 002", "Harbour 249"], titles.Take(4));
    }

    [Fact]
    public async Task Two_words_that_are_common_each_but_rare_together_find_the_pages_that_have_both()
    {
        var found = await SearchAsync("tram ferry");

        Assert.Equal(10, found.Total);
        Assert.False(found.IsCut);
        Assert.Equal(Enumerable.Range(120, 10).Select(number => $"Speaker {number}"), found.Items.Select(hit => hit.Title));
    }

    [Fact]
    public async Task A_rare_word_beside_common_ones_finds_its_page()
    {
        Assert.Equal("Speaker 077", Assert.Single((await SearchAsync("harbour tram number77")).Items).Title);
        Assert.Empty((await SearchAsync("harbour ferry number77")).Items);
    }

    [Fact]
    public async Task A_page_past_the_end_shows_the_last_one()
    {
        var found = await SearchAsync("harbour", page: 99);

        Assert.Equal((5, 5, 20), (found.Page, found.PageCount, found.Items.Count));
    }

    [Fact]
    public async Task A_letter_that_begins_several_words_of_each_page_finds_each_page_once()
    {
        var found = await SearchAsync("n");

        Assert.True(found.IsCut);
        Assert.Equal(SearchPage.MaxTotal, found.Total);
    }

    [Fact]
    public async Task What_is_unpublished_is_not_found()
    {
        Assert.Single((await SearchAsync("number200")).Items);
        await crowd.Tenant.ChangeAsync(CrowdedSite.IdOf(200), (content, item) => content.UnpublishAsync(item));
        Assert.Empty((await SearchAsync("number200")).Items);
    }

    private Task<SearchPage> SearchAsync(string query, int page = 1)
        => crowd.Tenant.UsingAsync(async services => await services.GetRequiredService<ISiteSearch>().SearchAsync(query, page));
}
