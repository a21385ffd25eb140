using System.Net;
using System.Text.RegularExpressions;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Autoroute.Models;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Records;
using Xunit;
using YesSql;

namespace Iurc.Cms.Tests.PublicSite;

/// <summary>What an anonymous visitor of a freshly set up site sees. The site is only read.</summary>
public partial class PublicPagesTests(Site site)
{
    [Fact]
    public async Task Every_page_is_html_in_the_theme_and_sets_no_cookie_and_logs_nothing()
    {
        using var browser = site.Default.Anonymous();
        var pages = await browser.CrawlAsync(site.Default);

        Assert.True(pages.Count >= 15, string.Join(' ', pages.Keys));
        Assert.All(pages, page =>
        {
            Assert.Equal(HttpStatusCode.OK, page.Value.Status);
            Assert.Equal("text/html; charset=utf-8", page.Value.ContentType);
            Assert.False(page.Value.SetsCookie);
            Assert.Equal("en", page.Value.Document.DocumentElement.GetAttribute("lang"));
            Assert.Single(page.Value.Document.QuerySelectorAll("h1"));
            Assert.NotNull(page.Value.Document.QuerySelector("footer.site-footer"));
            Assert.Empty(page.Value.Document.QuerySelectorAll("script:not([type='application/ld+json'])"));
        });
        Assert.False(browser.HasCookies);
        // Other tests ask this tenant for what fails on purpose.
        Assert.DoesNotContain(site.Default.Log, entry => entry.Exception?.Message != Site.Failure);
    }

    [Fact]
    public async Task Everything_that_a_page_loads_comes_from_the_site_itself()
    {
        using var browser = site.Default.Anonymous();
        var pages = await browser.CrawlAsync(site.Default);

        var loaded = pages.Values
            .SelectMany(page => page.Document.QuerySelectorAll("link[rel=stylesheet], link[rel=icon], img, source, script[src], iframe"))
            .Select(element => element.GetAttribute("href") ?? element.GetAttribute("src") ?? "")
            .Distinct(StringComparer.Ordinal)
            .ToList();

        Assert.NotEmpty(loaded);
        foreach (var address in loaded)
        {
            Assert.StartsWith("/", address, StringComparison.Ordinal);
            Assert.False(address.StartsWith("//", StringComparison.Ordinal), address);
            var answer = await browser.GetAsync(address);
            Assert.True(answer.Status == HttpStatusCode.OK, $"{address}: {answer.Status}");
        }
    }

    [Fact]
    public async Task Every_published_item_with_an_address_answers_there()
    {
        var addresses = await site.Default.UsingAsync(async services =>
        {
            var items = await services.GetRequiredService<ISession>().Query<ContentItem, ContentItemIndex>(index => index.Published)
                .ListAsync(services.GetRequiredService<IContentManager>());
            return items
                .Where(item => item.TryGet<AutoroutePart>(out var route) && !route.Disabled && !string.IsNullOrEmpty(route.Path))
                .Select(item => (item.DisplayText, Address: "/" + item.GetOrCreate<AutoroutePart>().Path))
                .ToList();
        });

        Assert.NotEmpty(addresses);
        using var browser = site.Default.Anonymous();
        foreach (var (title, address) in addresses)
        {
            var answer = await browser.GetAsync(address);
            Assert.True(answer.Status == HttpStatusCode.OK, $"{address}: {answer}");
            // A testimonial has only who speaks for its heading.
            Assert.StartsWith(Answer.TextOf(answer.Document.QuerySelector("h1")!), title, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/no-such-page")]
    [InlineData("/phases/no-such-phase")]
    [InlineData("/Contents/ContentItems/nosuchitem0000000000000000")]
    [InlineData("/testimonials/rudolf-niessler/more")]
    public async Task An_unknown_address_answers_404_in_the_theme(string address)
    {
        using var browser = site.Default.Anonymous();
        var answer = await browser.GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("text/html; charset=utf-8", answer.ContentType);
        Assert.Equal("Page not found", Answer.TextOf(Assert.Single(answer.Document.QuerySelectorAll("h1"))));
        Assert.NotNull(answer.Document.QuerySelector("header.site-header"));
        Assert.False(answer.SetsCookie);
    }

    [Fact]
    public async Task Every_paragraph_and_sentence_of_the_programmes_own_page_stands_on_some_public_page()
    {
        using var browser = site.Default.Anonymous();
        var texts = (await browser.CrawlAsync(site.Default)).Values.Select(page => page.VisibleText).ToList();

        var seed = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "tests", "Seed", "iurc-na.txt"), TestContext.Current.CancellationToken);
        var paragraphs = seed.Split('\n').Select(Answer.Fold).Where(line => line.Length > 0).ToList();
        var wanted = paragraphs.Concat(paragraphs.SelectMany(paragraph => SentenceEnd().Split(paragraph))).Distinct(StringComparer.Ordinal).ToList();

        Assert.True(wanted.Count > 20, "The seed is shorter than it was.");
        Assert.All(wanted, text => Assert.Contains(texts, page => page.Contains(text, StringComparison.Ordinal)));
    }

    [GeneratedRegex("(?<=[.!?][”\"]?) ")]
    private static partial Regex SentenceEnd();
}
