using System.Text.Json;
using AngleSharp.Html.Dom;
using Iurc.Workbench.Tests.Support;

namespace Iurc.Workbench.Tests;

public sealed class MetadataTests(RepositorySite repository)
{
    [Fact]
    public async Task Addresses_for_other_programs_are_absolute()
    {
        var origin = repository.Site.Address.ToString().TrimEnd('/');
        foreach (var page in repository.Pages)
        {
            var document = await repository.Site.GetPageAsync(page.Address);

            Assert.Equal(origin + page.Address, Assert.Single(document.QuerySelectorAll("link[rel=canonical]")).GetAttribute("href"));
            Assert.Equal(origin + page.Address, Property(document, "og:url"));
            Assert.Equal(page.Title, Property(document, "og:title"));
            Assert.Equal("IURC North America", Property(document, "og:site_name"));
            Assert.Equal(document.QuerySelector("meta[name=description]")!.GetAttribute("content"), Property(document, "og:description"));
            Assert.Equal(origin + "/Iurc.Theme/images/share.png", Property(document, "og:image"));
        }

        using var image = await repository.Site.GetAsync("/Iurc.Theme/images/share.png");
        Assert.Equal("image/png", image.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_written_for_search_engines_comes_before_what_the_page_says_unless_it_is_switched_off(bool isOn)
    {
        using var copy = new SiteCopy();
        copy.ChangeItems(item =>
        {
            if (item["SeoMetaPart"] is System.Text.Json.Nodes.JsonObject seo)
            {
                seo["Render"] = isOn;
                seo["PageTitle"] = "A <title> & more";
                seo["MetaDescription"] = "What \"it\" is.";
                seo["MetaRobots"] = "noindex";
                seo["DefaultSocialImage"] = System.Text.Json.Nodes.JsonNode.Parse("""{ "Paths": [ "a b.jpg" ], "MediaTexts": [ "A bridge" ] }""");
            }
        });
        await using var site = await Site.StartAsync(copy.Folder);

        var document = await site.GetPageAsync("/regions/iurc-china");

        Assert.Equal(isOn ? "A <title> & more" : "IURC China – IURC North America", document.Title);
        Assert.Equal(isOn ? "A <title> & more" : "IURC China", Property(document, "og:title"));
        Assert.Equal(isOn ? "What \"it\" is." : "Partner region of the programme: IURC China", Property(document, "og:description"));
        Assert.Equal(isOn ? "noindex" : null, document.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
        var image = isOn ? "media/a%20b.jpg?width=1200&height=630&rmode=crop&format=jpg&quality=80" : "Iurc.Theme/images/share.png";
        Assert.Equal(site.Address + image, Property(document, "og:image"));
        Assert.Equal("IURC China", Words.TextOf(document.QuerySelector("h1")!));
    }

    [Fact]
    public async Task The_canonical_address_does_not_hold_the_query()
        => Assert.Equal(repository.Site.Address + "search",
            (await repository.Site.GetPageAsync("/search?q=china")).QuerySelector("link[rel=canonical]")!.GetAttribute("href"));

    [Fact]
    public async Task Structured_data_says_what_the_page_is()
    {
        foreach (var page in repository.Pages)
        {
            var document = await repository.Site.GetPageAsync(page.Address);
            using var data = JsonDocument.Parse(Assert.Single(document.QuerySelectorAll("script")).TextContent);
            Assert.Equal("https://schema.org", data.RootElement.GetProperty("@context").GetString());

            var graph = data.RootElement.GetProperty("@graph").EnumerateArray().ToList();
            string[] expected = page switch
            {
                { Address: "/search" } => ["BreadcrumbList"],
                { Address: "/" } => ["Organization", "WebSite", "WebPage"],
                { ContentType: "Phase" or "Region" } => ["BreadcrumbList", "WebPage", "Project"],
                { ContentType: "Testimonial" } => ["BreadcrumbList", "WebPage", "Quotation"],
                _ => ["BreadcrumbList", "WebPage"],
            };
            Assert.Equal(expected, graph.Select(node => node.GetProperty("@type").GetString()!));

            if (page.Address != "/")
            {
                var steps = graph[0].GetProperty("itemListElement").EnumerateArray().ToList();
                Assert.Equal(document.QuerySelectorAll(".breadcrumb li").Select(Words.TextOf), steps.Select(step => step.GetProperty("name").GetString()!));
                Assert.Equal(document.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), steps[^1].GetProperty("item").GetString());
                foreach (var step in steps)
                {
                    using var response = await repository.Site.GetAsync(new Uri(step.GetProperty("item").GetString()!).PathAndQuery);
                    Assert.True(response.IsSuccessStatusCode);
                }
            }
        }
    }

    [Fact]
    public async Task Structured_data_cannot_be_left_by_a_title()
    {
        const string title = "</script><script>alert(1)</script><!-- \u2027 \" ' & é 😀 \\";
        using var copy = new SiteCopy();
        copy.ChangeItems(item => TextFields.Replace(item, title));
        await using var site = await Site.StartAsync(copy.Folder);

        foreach (var page in PageList.Of(copy.Folder).Where(page => page.Address != "/"))
        {
            var document = await site.GetPageAsync(page.Address);
            using var data = JsonDocument.Parse(Assert.Single(document.QuerySelectorAll("script")).TextContent);
            var name = data.RootElement.GetProperty("@graph")[0].GetProperty("itemListElement").EnumerateArray().Last().GetProperty("name").GetString()!;
            Assert.Equal(title, name);
        }
    }

    private static string? Property(IHtmlDocument document, string name)
        => Assert.Single(document.QuerySelectorAll($"meta[property='{name}']")).GetAttribute("content");
}
