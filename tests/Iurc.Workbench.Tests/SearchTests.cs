using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Iurc.Workbench.Tests.Support;

namespace Iurc.Workbench.Tests;

public sealed class SearchTests(RepositorySite repository)
{
    [Theory]
    [InlineData("china")]
    [InlineData("CHINA")]
    [InlineData("Chína")]
    [InlineData("  chin  ")]
    [InlineData("iurc+china")]
    [InlineData("%22china%22")]
    public async Task Case_accents_and_the_end_of_a_word_do_not_matter(string query)
    {
        var hits = Hits(await repository.Site.GetPageAsync("/search?q=" + query));
        Assert.Equal("/regions/iurc-china", hits[0]);
    }

    [Fact]
    public async Task Accents_in_the_content_do_not_matter_either()
    {
        using var copy = new SiteCopy();
        copy.AddItems("content/testimonials", [NewItem.Testimonial(0, title: "Łódź, Malmö & Ærø")]);
        await using var site = await Site.StartAsync(copy.Folder);

        foreach (var query in new[] { "lodz", "LODZ malmo", "aero", "Ærø", "łódź" })
        {
            Assert.Equal(["/testimonials/added-0"], Hits(await site.GetPageAsync("/search?q=" + Uri.EscapeDataString(query))));
        }
    }

    [Theory]
    [InlineData("/search")]
    [InlineData("/search?q=")]
    [InlineData("/search?q=+%09+")]
    public async Task Without_words_it_says_what_to_do(string address)
    {
        var document = await repository.Site.GetPageAsync(address);
        Assert.Empty(Hits(document));
        Assert.Empty(document.QuerySelectorAll("main h2"));
        Assert.Equal(4, document.QuerySelectorAll("main .link-list a").Length);
    }

    [Theory]
    [InlineData("zzznothing")]
    [InlineData("china zzznothing")]
    [InlineData("!!!")]
    [InlineData("\uFFFD")]
    public async Task Where_nothing_is_found_it_says_so(string query)
    {
        var document = await repository.Site.GetPageAsync("/search?q=" + Uri.EscapeDataString(query));
        Assert.Empty(Hits(document));
        Assert.Equal($"0 pages found for “{query}”", Words.TextOf(document.QuerySelector("main h2")!));
        Assert.Equal(query, document.QuerySelector("#q")!.GetAttribute("value"));
        Assert.Equal(4, document.QuerySelectorAll("main .link-list a").Length);
    }

    public static TheoryData<string> HostileQueries =>
    [
        "\"><script>alert(1)</script>",
        "' onfocus='alert(1)' autofocus='",
        "</title></h2><img src=x onerror=alert(1)>",
        "{{ Site.SiteName }}{0}{1}{{0}}",
        "%' OR '1'='1",
        "javascript:alert(1)",
        "\u202Eabc\u0000\u0007",
        "&lt;script&gt; &amp; &#60;",
        "_ % * ? [!] \\",
        new string('x', 5_000),
        string.Concat(Enumerable.Repeat("wort ", 1_000)),
    ];

    [Theory]
    [MemberData(nameof(HostileQueries), DisableDiscoveryEnumeration = true)]
    public async Task A_hostile_query_is_shown_as_text(string query)
    {
        var harmless = await repository.Site.GetPageAsync("/search?q=zzznothing");
        // A control character comes out as a reference to it, which is an error of HTML but does no harm: no strict parsing here.
        var hostile = new HtmlParser().ParseDocument(await repository.Site.GetMarkupAsync("/search?q=" + Uri.EscapeDataString(query)));
        Assert.Equal(Skeleton(harmless), Skeleton(hostile));
    }

    [Theory]
    [InlineData("?q=%ED%A0%80")]
    [InlineData("?q=%FF%FE")]
    [InlineData("?q=a&q=b")]
    [InlineData("?q=china&page=%ED%A0%80")]
    [InlineData("?q=china&page=1&page=2")]
    public async Task An_odd_query_string_is_answered(string query)
        => Assert.Equal("Search", Words.TextOf((await repository.Site.GetPageAsync("/search" + query)).QuerySelector("h1")!));

    [Theory]
    [InlineData("", 1)]
    [InlineData("&page=2", 2)]
    [InlineData("&page=3", 3)]
    [InlineData("&page=99", 3)]
    [InlineData("&page=0", 1)]
    [InlineData("&page=x", 1)]
    public async Task Many_hits_come_in_pages(string page, int expected)
    {
        using var copy = new SiteCopy();
        copy.AddItems("content/testimonials", Enumerable.Range(0, 43).Select(i => NewItem.Testimonial(i, title: $"Common & word {i:D2}")));
        await using var site = await Site.StartAsync(copy.Folder);

        var document = await site.GetPageAsync("/search?q=common+%26+wor" + page);
        Assert.Equal("43 pages found for “common & wor”", Words.TextOf(document.QuerySelector("main h2")!));
        Assert.Equal(Enumerable.Range((expected - 1) * 20, expected == 3 ? 3 : 20).Select(i => $"/testimonials/added-{i}"), Hits(document));
        Assert.Equal($"Page {expected} of 3", Words.TextOf(document.QuerySelector("nav.pager span")!));
        if (expected < 3)
        {
            var next = await site.GetPageAsync("/search" + document.QuerySelector("a[rel=next]")!.GetAttribute("href"));
            Assert.Equal($"Page {expected + 1} of 3", Words.TextOf(next.QuerySelector("nav.pager span")!));
            Assert.Equal("common & wor", next.QuerySelector("#q")!.GetAttribute("value"));
        }
    }

    [Fact]
    public async Task A_hit_in_the_title_comes_before_one_in_the_text()
    {
        using var copy = new SiteCopy();
        copy.AddItems("content/pages",
        [
            NewItem.Page(0, "A firstling", "<p>About <b>whal</b>es and <em>whales</em>.</p>"),
            NewItem.Page(1, "Whales"),
        ]);
        await using var site = await Site.StartAsync(copy.Folder);

        var document = await site.GetPageAsync("/search?q=whales");
        Assert.Equal(["/pages/added-1", "/pages/added-0"], Hits(document));
        Assert.Equal(["Page", "Page"], document.QuerySelectorAll(".search-results__kind").Select(Words.TextOf));
        Assert.Equal("Summary 0 About whales and whales.", Words.TextOf(document.QuerySelectorAll(".search-results__item p:last-child")[1]));
        Assert.Equal("1 page found for “firstling”", Words.TextOf((await site.GetPageAsync("/search?q=firstling")).QuerySelector("main h2")!));
    }

    [Fact]
    public async Task Only_what_has_a_published_page_is_found()
    {
        using var copy = new SiteCopy();
        var draft = NewItem.Page(0, "Hidden one");
        draft["Published"] = false;
        var disabled = NewItem.Page(1, "Hidden two");
        disabled["AutoroutePart"]!["Disabled"] = true;
        var homeless = NewItem.Page(2, "Hidden three");
        homeless.Remove("AutoroutePart");
        copy.AddItems("content/pages", [draft, disabled, homeless]);
        await using var site = await Site.StartAsync(copy.Folder);

        Assert.Empty(Hits(await site.GetPageAsync("/search?q=hidden")));
        Assert.Empty(Hits(await site.GetPageAsync("/search?q=financed+under")));
        Assert.DoesNotContain("Hidden", await site.GetMarkupAsync("/site-map"), StringComparison.Ordinal);
        await site.GetPageAsync("/pages/added-1", System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Every_page_is_found_by_its_title_except_the_home_page()
    {
        foreach (var page in repository.Pages)
        {
            var hits = new List<string>();
            for (var i = 1; i <= 2; i++)
            {
                hits.AddRange(Hits(await repository.Site.GetPageAsync($"/search?q={Uri.EscapeDataString(page.Title)}&page={i}")));
            }

            Assert.Equal(page.Address != "/", hits.Contains(page.Address));
        }
    }

    [Fact]
    public async Task A_page_that_was_changed_is_found_by_its_new_words()
    {
        using var copy = new SiteCopy();
        await using var site = await Site.StartAsync(copy.Folder);
        Assert.Empty(Hits(await site.GetPageAsync("/search?q=zebra")));

        copy.ChangeItems(item =>
        {
            if (item["Page"] is JsonObject page)
            {
                page["Summary"] = new JsonObject { ["Text"] = "A zebra." };
            }
        });
        Assert.Equal(5, Hits(await site.GetPageAsync("/search?q=zebra")).Count);
    }

    private static List<string> Hits(IHtmlDocument document)
        => [.. document.QuerySelectorAll(".search-results__title a").Select(link => link.GetAttribute("href")!)];

    private static string Skeleton(IHtmlDocument document)
        => string.Join('\n', document.All.Select(element => $"{element.LocalName} {string.Join(' ', element.Attributes.Select(attribute => attribute.Name))}"));
}
