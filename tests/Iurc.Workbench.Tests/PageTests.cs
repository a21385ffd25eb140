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
        Assert.Equal(5, kinds["CollectionPage"]);
        Assert.Equal(3, kinds["LandingPage"]);
        Assert.Equal(5, kinds["Page"]);
        Assert.Superset(
            new HashSet<string>
            {
                "/", "/about", "/phases", "/regions", "/testimonials", "/search", "/site-map",
                "/contact", "/legal-notice", "/privacy", "/cookies", "/accessibility", "/about-the-funding",
            },
            repository.Pages.Select(page => page.Address).ToHashSet());
        Assert.Equal(repository.Pages.Count, repository.Site.PageCount);
    }

    [Fact]
    public async Task Every_page_is_well_formed_and_says_what_it_is()
    {
        var titles = new List<string>();
        var descriptions = new List<string>();
        foreach (var page in repository.Pages)
        {
            var document = await repository.Site.GetPageAsync(page.Address);

            Assert.Equal("en", document.DocumentElement.GetAttribute("lang"));
            Assert.Equal("ltr", document.DocumentElement.GetAttribute("dir"));
            // A testimonial's heading is who speaks; its title has the first words too.
            var heading = page.ContentType == "Testimonial" ? page.Title.Split(':')[0] : page.Title;
            Assert.Equal(heading, Words.TextOf(Assert.Single(document.QuerySelectorAll("h1"))));
            Assert.StartsWith(page.Title, document.Title, StringComparison.Ordinal);
            Assert.Single(document.QuerySelectorAll("main"));
            Assert.Single(document.QuerySelectorAll("head > title"));
            titles.Add(document.Title!);
            descriptions.Add(Assert.Single(document.QuerySelectorAll("meta[name=description]")).GetAttribute("content")!);
        }

        Assert.All(titles.Concat(descriptions), text => Assert.False(string.IsNullOrWhiteSpace(text)));
        Assert.All(descriptions, description => Assert.InRange(description.Length, 10, 160));
        Assert.Equal(titles.Count, titles.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(descriptions.Count, descriptions.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public async Task No_page_has_script_or_style_of_its_own_or_loads_anything_from_elsewhere()
    {
        foreach (var page in repository.Pages)
        {
            var document = await repository.Site.GetPageAsync(page.Address);

            Assert.Empty(document.QuerySelectorAll("script:not([type='application/ld+json']), style, iframe, object, embed, base"));
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
        var addresses = new HashSet<string>();
        foreach (var page in repository.Pages)
        {
            addresses.UnionWith(Resources(await repository.Site.GetPageAsync(page.Address)).Where(address => !address.StartsWith('#')));
        }

        Assert.Equal(3, addresses.Count); // Stylesheet, icon and map.

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
        var known = new HashSet<string>();
        foreach (var from in repository.Pages.Select(page => page.Address).Concat(["/Error/404", "/Error/500", "/style-guide", "/search?q=iurc", "/search?q=nothing-at-all"]))
        {
            var document = await repository.Site.GetPageAsync(from);
            foreach (var link in document.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!).Where(known.Add))
            {
                if (link.StartsWith('#'))
                {
                    Assert.True(document.GetElementById(link[1..]) is not null, $"{from} links to {link}");
                    known.Remove(link);
                }
                else if (!link.StartsWith("https://", StringComparison.Ordinal))
                {
                    Assert.Matches("^/(?!/)", link);
                    using var response = await repository.Site.GetAsync(link);
                    Assert.True(response.IsSuccessStatusCode, $"{from} links to {link}");
                }
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
                Assert.StartsWith("– ", Words.TextOf(caption.LastElementChild!), StringComparison.Ordinal);
                var initials = Assert.Single(caption.QuerySelectorAll("[data-initials]"));
                Assert.Matches("^(RN|B)$", initials.GetAttribute("data-initials"));
                Assert.Equal("", Words.TextOf(initials));
            }
        }

        Assert.True(quotations >= 6, $"only {quotations} quotations");
    }

    [Fact]
    public async Task Every_page_has_the_emblem_once_with_its_name_and_the_same_footer()
    {
        string[] addresses = [.. repository.Pages.Select(page => page.Address), "/Error/404", "/Error/410", "/Error/500", "/style-guide"];
        string[]? footer = null;
        foreach (var address in addresses)
        {
            var document = await repository.Site.GetPageAsync(address);
            var emblem = Assert.Single(document.QuerySelectorAll("[role=img]"));
            Assert.Equal("European Union flag", emblem.GetAttribute("aria-label"));
            Assert.Equal(12, emblem.QuerySelectorAll("use").Length);
            Assert.Equal("Funded by the European Union", Words.TextOf(document.QuerySelector("footer .funding p")!));

            string[] links = [.. document.QuerySelectorAll("footer nav a").Select(link => link.GetAttribute("href")!)];
            Assert.Equal(footer ??= links, links);
            Assert.Equal(document.QuerySelectorAll("[id]").Length, document.QuerySelectorAll("[id]").Select(element => element.Id).Distinct().Count());
        }

        Assert.Equal(["/contact", "/about-the-funding", "/accessibility", "/legal-notice", "/privacy", "/cookies", "/site-map"], footer!);
    }

    [Fact]
    public async Task The_site_map_lists_every_page_once()
    {
        var links = (await repository.Site.GetPageAsync("/site-map")).QuerySelectorAll("main .link-list a").Select(link => link.GetAttribute("href")!).ToList();

        // Testimonials may be many: the site map leads to their list.
        Assert.Equal(
            repository.Pages.Where(page => page.ContentType != "Testimonial").Select(page => page.Address).Order(StringComparer.Ordinal),
            links.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_style_guide_is_not_for_search_engines()
    {
        var document = await repository.Site.GetPageAsync("/style-guide/");
        Assert.Equal("noindex", document.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
        await repository.Site.GetPageAsync("/style-guide/x", System.Net.HttpStatusCode.NotFound);
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
        => document.QuerySelectorAll("link[rel=stylesheet], link[rel=icon], use[href]").Select(element => element.GetAttribute("href")!)
            .Concat(document.QuerySelectorAll("[src]").Select(element => element.GetAttribute("src")!))
            .Concat(document.QuerySelectorAll("[srcset]").Select(element => element.GetAttribute("srcset")!));

    private static string AccessibleName(IElement link) => Words.Fold(link.GetAttribute("aria-label") ?? link.TextContent).ToUpperInvariant();
}
