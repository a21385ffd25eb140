using AngleSharp.Dom;
using Iurc.Workbench.Tests.Support;

namespace Iurc.Workbench.Tests;

public sealed class PageTests(RepositorySite repository)
{
    [Fact]
    public void The_recipes_promise_the_pages_of_the_programme()
    {
        var kinds = repository.Pages.GroupBy(page => page.ContentType).ToDictionary(kind => kind.Key, kind => kind.Count());

        Assert.Equal(3, kinds["Phase"]);
        Assert.Equal(6, kinds["Region"]);
        Assert.Equal(2, kinds["Testimonial"]);
        Assert.Equal(3, kinds["CollectionPage"]);
        Assert.Equal(2, kinds["LandingPage"]);
        Assert.Superset(
            new HashSet<string> { "/", "/about", "/phases", "/regions", "/testimonials" },
            repository.Pages.Select(page => page.Address).ToHashSet());
        Assert.Equal(repository.Pages.Count, repository.Site.PageCount);
    }

    [Fact]
    public async Task Every_page_is_well_formed_and_says_what_it_is()
    {
        var titles = new List<string>();
        foreach (var page in repository.Pages)
        {
            var document = await repository.Site.GetPageAsync(page.Address);

            Assert.Equal("en", document.DocumentElement.GetAttribute("lang"));
            Assert.Equal("ltr", document.DocumentElement.GetAttribute("dir"));
            Assert.Equal(page.Title, Words.TextOf(Assert.Single(document.QuerySelectorAll("h1"))));
            Assert.Single(document.QuerySelectorAll("main"));
            Assert.Single(document.QuerySelectorAll("title"));
            titles.Add(document.Title!);
        }

        Assert.All(titles, title => Assert.False(string.IsNullOrWhiteSpace(title)));
        Assert.Equal(titles.Count, titles.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public async Task No_page_has_script_or_style_of_its_own_or_loads_anything_from_elsewhere()
    {
        foreach (var page in repository.Pages)
        {
            var document = await repository.Site.GetPageAsync(page.Address);

            Assert.Empty(document.QuerySelectorAll("script, style, iframe, object, embed, base"));
            Assert.DoesNotContain(document.All.SelectMany(element => element.Attributes), attribute =>
                attribute.Name == "style" || attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));

            foreach (var address in Resources(document))
            {
                Assert.Matches("^(/(?!/)|#)", address);
            }
        }
    }

    [Fact]
    public async Task Every_resource_of_a_page_is_there_and_has_a_version()
    {
        var document = await repository.Site.GetPageAsync("/");
        var addresses = Resources(document).Where(address => !address.StartsWith('#')).ToList();
        Assert.NotEmpty(addresses);

        foreach (var address in addresses)
        {
            Assert.Matches("[?]v=[A-Za-z0-9_-]{43}$", address);
            using var response = await repository.Site.GetAsync(address);
            Assert.True(response.IsSuccessStatusCode, address);
        }
    }

    [Fact]
    public async Task Every_link_inside_the_site_leads_somewhere()
    {
        foreach (var page in repository.Pages)
        {
            var document = await repository.Site.GetPageAsync(page.Address);
            var addresses = document.QuerySelectorAll("a[href^='/']").Select(link => link.GetAttribute("href")!).Distinct();
            foreach (var address in addresses)
            {
                using var response = await repository.Site.GetAsync(address);
                Assert.True(response.IsSuccessStatusCode, $"{page.Address} links to {address}");
            }
        }
    }

    [Fact]
    public async Task Links_with_one_text_lead_to_one_place()
    {
        foreach (var page in repository.Pages)
        {
            var document = await repository.Site.GetPageAsync(page.Address);
            foreach (var links in document.QuerySelectorAll("a[href]").GroupBy(AccessibleName))
            {
                Assert.False(links.Key.Length == 0, $"{page.Address} has a link without text");
                Assert.True(links.Select(link => link.GetAttribute("href")).Distinct().Count() == 1, $"{page.Address}: several places for \"{links.Key}\"");
            }
        }
    }

    [Fact]
    public async Task Quotations_stand_in_figures_with_their_language_and_their_speaker()
    {
        var quotations = 0;
        foreach (var page in repository.Pages)
        {
            var document = await repository.Site.GetPageAsync(page.Address);
            foreach (var quotation in document.QuerySelectorAll("blockquote"))
            {
                quotations++;
                Assert.Equal("FIGURE", quotation.ParentElement?.TagName);
                Assert.False(string.IsNullOrEmpty(quotation.GetAttribute("lang")));
                var text = Words.TextOf(quotation);
                Assert.StartsWith("“", text, StringComparison.Ordinal);
                Assert.EndsWith("”", text, StringComparison.Ordinal);
                var caption = Assert.Single(quotation.ParentElement!.QuerySelectorAll("figcaption"));
                Assert.StartsWith("– ", Words.TextOf(caption), StringComparison.Ordinal);
            }
        }

        Assert.True(quotations >= 6, $"only {quotations} quotations");
    }

    [Theory]
    [InlineData("/ABOUT")]
    [InlineData("/About/")]
    [InlineData("/about?page=2")]
    public async Task Case_and_trailing_slash_and_query_do_not_matter(string address)
    {
        Assert.Equal("About the programme", Words.TextOf((await repository.Site.GetPageAsync(address)).QuerySelector("h1")!));
    }

    [Fact]
    public async Task The_menu_marks_the_page_it_is_on()
    {
        var document = await repository.Site.GetPageAsync("/phases");
        Assert.Equal("/phases", Assert.Single(document.QuerySelectorAll("nav a[aria-current=page]")).GetAttribute("href"));
    }

    private static IEnumerable<string> Resources(IDocument document)
        => document.QuerySelectorAll("link[href], use[href]").Select(element => element.GetAttribute("href")!)
            .Concat(document.QuerySelectorAll("[src]").Select(element => element.GetAttribute("src")!))
            .Concat(document.QuerySelectorAll("[srcset]").Select(element => element.GetAttribute("srcset")!));

    private static string AccessibleName(IElement link) => Words.Fold(link.GetAttribute("aria-label") ?? link.TextContent).ToUpperInvariant();
}
