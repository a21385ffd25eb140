using Iurc.Workbench.Tests.Support;

namespace Iurc.Workbench.Tests;

public sealed class PagingTests
{
    [Theory]
    [InlineData("", 1)]
    [InlineData("?page=1", 1)]
    [InlineData("?page=2", 2)]
    [InlineData("?PAGE=3", 3)]
    [InlineData("?page=99", 3)]
    [InlineData("?page=0", 1)]
    [InlineData("?page=-1", 1)]
    [InlineData("?page=two", 1)]
    [InlineData("?page=99999999999999999999", 1)]
    [InlineData("?page=%3Cscript%3E", 1)]
    [InlineData("?page=", 1)]
    public async Task The_list_of_testimonials_has_pages(string query, int expected)
    {
        using var copy = new SiteCopy();
        AddTestimonials(copy, 43);
        await using var site = await Site.StartAsync(copy.Folder);

        var document = await site.GetPageAsync("/testimonials" + query);

        Assert.Equal($"Page {expected} of 3", Words.TextOf(document.QuerySelector("nav.pager span")!));
        Assert.Equal(expected == 3 ? 5 : 20, document.QuerySelectorAll(".testimonial-list__item").Length);
        Assert.Equal(expected > 1 ? 1 : 0, document.QuerySelectorAll("nav.pager a[rel=prev]").Length);
        Assert.Equal(expected < 3 ? 1 : 0, document.QuerySelectorAll("nav.pager a[rel=next]").Length);
    }

    [Fact]
    public async Task They_come_in_the_order_of_their_creation()
    {
        using var copy = new SiteCopy();
        AddTestimonials(copy, 3);
        await using var site = await Site.StartAsync(copy.Folder);

        var document = await site.GetPageAsync("/testimonials");
        Assert.Equal(
            ["– Person 2.", "– Person 1.", "– Person 0."],
            document.QuerySelectorAll(".testimonial-list figcaption > :last-child").Select(Words.TextOf).Take(3));
    }

    [Theory]
    [InlineData("", "", "")]
    [InlineData("?page=2", "?page=2", ", page 2 of 3")]
    [InlineData("?page=99", "?page=3", ", page 3 of 3")]
    [InlineData("?page=1&made=up", "", "")]
    [InlineData("?phase=2021-2023&page=2", "?page=2&phase=2021-2023", ": Phase II, page 2 of 3")]
    [InlineData("?phase=made-up", "", "")]
    [InlineData("?region=iurc-china", "?region=iurc-china", ": IURC China")]
    public async Task Each_page_of_a_list_is_a_page_of_its_own(string query, string canonical, string title)
    {
        using var copy = new SiteCopy();
        copy.AddItems("content/testimonials", Enumerable.Range(0, 43).Select(i => NewItem.Testimonial(i, phase: "iurcphase20000000000000000")));
        await using var site = await Site.StartAsync(copy.Folder);

        var page = await site.GetPageAsync("/testimonials" + query);

        var address = $"{site.Address}testimonials{canonical}";
        Assert.Equal(address, page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal(address, page.QuerySelector("meta[property='og:url']")!.GetAttribute("content"));
        Assert.StartsWith($"Testimonials{title} – ", page.Title, StringComparison.Ordinal);
        Assert.Equal($"Testimonials{title}", page.QuerySelector("meta[property='og:title']")!.GetAttribute("content"));
        Assert.Contains($"\"name\":\"Testimonials{title}\"", page.QuerySelector("script")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Testimonials", Words.TextOf(page.QuerySelector("h1")!));
    }

    [Fact]
    public async Task What_an_editor_has_written_for_search_engines_says_the_page_too()
    {
        using var copy = new SiteCopy();
        AddTestimonials(copy, 43);
        copy.ChangeItems(item =>
        {
            if ((string?)item["ContentType"] == "CollectionPage")
            {
                item["SeoMetaPart"] = new System.Text.Json.Nodes.JsonObject { ["Render"] = true, ["PageTitle"] = "What <cities> say" };
            }
        });
        await using var site = await Site.StartAsync(copy.Folder);

        Assert.Equal("What <cities> say", (await site.GetPageAsync("/testimonials")).Title);
        Assert.Equal("What <cities> say, page 2 of 3", (await site.GetPageAsync("/testimonials?page=2")).Title);
    }

    private static void AddTestimonials(SiteCopy copy, int count)
        => copy.AddItems("content/testimonials", Enumerable.Range(0, count).Select(i => NewItem.Testimonial(i)));
}
