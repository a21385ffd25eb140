using System.Globalization;
using System.Net;
using System.Xml.Linq;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Settings;
using Xunit;

namespace Iurc.Cms.Tests.PublicSite;

/// <summary>What search engines and social networks are told.</summary>
public sealed class SearchEngineTests(Site site)
{
    private const string Region = "iurcregionchina00000000000";
    private const string RegionPath = "/regions/iurc-china";
    private const string RegionEditor = $"/Admin/Contents/ContentItems/{Region}/Edit";
    private static readonly XNamespace s_sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [Fact]
    public async Task The_sitemap_names_every_page_once_and_the_day_of_its_last_change()
    {
        using var browser = site.Default.Anonymous();
        var pages = (await browser.CrawlAsync(site.Default)).Where(page => !page.Key.Contains('?', StringComparison.Ordinal)).ToList();
        var days = await SitemapAsync(browser);

        Assert.Equal(
            pages.Where(page => page.Value.Document.QuerySelector("meta[name=robots]") is null).Select(page => page.Key).Order(StringComparer.Ordinal),
            days.Keys.Select(address => new Uri(address).AbsolutePath).Order(StringComparer.Ordinal));
        Assert.Contains("http://localhost/search", days.Keys);
        foreach (var (address, page) in pages.Where(page => days.ContainsKey("http://localhost" + page.Key)))
        {
            Assert.Equal("http://localhost" + address, page.Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
            if (page.Document.QuerySelector(".page-info time")?.GetAttribute("datetime") is { } day)
            {
                // The page says the day in the site's time zone.
                var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");
                Assert.Equal(day, TimeZoneInfo.ConvertTime(days["http://localhost" + address], zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            }
        }
    }

    [Fact]
    public async Task Robots_txt_names_the_sitemap_and_keeps_the_admin_out()
    {
        using var browser = site.Default.Anonymous();
        var answer = await browser.GetAsync("/robots.txt");

        Assert.Equal("text/plain", answer.ContentType);
        var lines = answer.Text.Split('\n', StringSplitOptions.TrimEntries);
        Assert.Contains("User-agent: *", lines);
        Assert.Contains("Disallow: /admin", lines);
        Assert.Single(lines, "Sitemap: http://localhost/sitemap.xml");
    }

    [Fact]
    public async Task What_an_editor_writes_for_search_engines_stands_on_the_page_and_what_is_hidden_is_not_in_the_sitemap()
    {
        var tenant = await site.CreateTenantAsync();
        await tenant.CreateUserAsync("editor", "Editor");
        using var editor = tenant.Anonymous();
        await editor.LogInAsync("editor");
        using var reader = tenant.Anonymous();
        Assert.Contains(Absolute(tenant, RegionPath), (await SitemapAsync(reader)).Keys);

        var page = await editor.GetAsync(RegionEditor);
        var form = HtmlForm.Of(page.Document, "form[enctype='multipart/form-data']");
        Assert.Contains("Keep this page out of search engines", page.VisibleText, StringComparison.Ordinal);
        // What the theme does not print is not asked for.
        Assert.DoesNotContain(form.Fields, field => field.Key is "SeoMetaPart.OpenGraphImage.Paths" or "SeoMetaPart.TwitterImage.Paths" or "SeoMetaPart.OpenGraphTitle");
        form["SeoMetaPart.PageTitle"] = "Cities of <China> & the EU";
        form["SeoMetaPart.MetaDescription"] = "What \"partner\" cities do.";
        form["SeoMetaPart.MetaRobots"] = "noindex";
        form.SetByScript("SeoMetaPart.DefaultSocialImage.Paths", """[{"path":"china.jpg","mediaText":"A harbour"}]""");
        form.Press("submit.Publish");
        Assert.Equal(HttpStatusCode.Redirect, (await editor.PostAsync(form, RegionEditor)).Status);

        var document = (await reader.GetAsync(RegionPath)).Document;
        string? Meta(string selector) => document.QuerySelector($"meta[{selector}]")?.GetAttribute("content");
        Assert.Equal("Cities of <China> & the EU", document.Title);
        Assert.Equal("Cities of <China> & the EU", Meta("property='og:title'"));
        Assert.Equal("IURC China", Answer.TextOf(document.QuerySelector("h1")!));
        Assert.Equal("What \"partner\" cities do.", Meta("name=description"));
        Assert.Equal("What \"partner\" cities do.", Meta("property='og:description'"));
        Assert.Equal("noindex", Meta("name=robots"));
        Assert.StartsWith($"http://localhost{tenant.Base}/media/china.jpg?", Meta("property='og:image'"), StringComparison.Ordinal);
        Assert.Equal("A harbour", Meta("property='og:image:alt'"));
        Assert.DoesNotContain(Absolute(tenant, RegionPath), (await SitemapAsync(reader)).Keys);

        // The editor shows what is stored, and the box can be cleared again.
        form = HtmlForm.Of((await editor.GetAsync(RegionEditor)).Document, "form[enctype='multipart/form-data']");
        Assert.Equal("noindex", form["SeoMetaPart.MetaRobots"]);
        form.SetAll("SeoMetaPart.MetaRobots", []);
        form.Press("submit.Publish");
        Assert.Equal(HttpStatusCode.Redirect, (await editor.PostAsync(form, RegionEditor)).Status);
        Assert.Null((await reader.GetAsync(RegionPath)).Document.QuerySelector("meta[name=robots]"));
        Assert.Contains(Absolute(tenant, RegionPath), (await SitemapAsync(reader)).Keys);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("https://www.example.eu")]
    public async Task A_page_that_is_withdrawn_or_removed_leaves_the_sitemap(string? baseUrl)
    {
        var tenant = await site.CreateTenantAsync();
        if (baseUrl is not null)
        {
            await tenant.UsingAsync(async services =>
            {
                var sites = services.GetRequiredService<ISiteService>();
                var settings = await sites.LoadSiteSettingsAsync();
                settings.BaseUrl = baseUrl;
                await sites.UpdateSiteSettingsAsync(settings);
            });
        }

        using var reader = tenant.Anonymous();
        var origin = baseUrl ?? "http://localhost";
        string[] addresses = [$"{origin}{tenant.Base}/regions/iuc-asia", $"{origin}{tenant.Base}{RegionPath}"];
        // Twice: the second answer may come from the cache.
        Assert.Superset(addresses.ToHashSet(), (await SitemapAsync(reader)).Keys.ToHashSet());
        Assert.Superset(addresses.ToHashSet(), (await SitemapAsync(reader)).Keys.ToHashSet());
        Assert.Contains("/sitemap.xml", (await reader.GetAsync("/robots.txt")).Text, StringComparison.Ordinal);

        await tenant.ChangeAsync("iurcregioniucasia000000000", async (content, item) =>
        {
            await content.UnpublishAsync(item);
            return true;
        });
        Assert.Equal(addresses[1..], (await SitemapAsync(reader)).Keys.Intersect(addresses));

        await tenant.ChangeAsync(Region, (content, item) => content.RemoveAsync(item));
        Assert.Empty((await SitemapAsync(reader)).Keys.Intersect(addresses));
        Assert.Empty(tenant.Log);
    }

    private static string Absolute(Tenant tenant, string path) => "http://localhost" + tenant.Base + path;

    /// <summary>The addresses in the sitemap, each with the time of its last change. An address that stands twice fails the test.</summary>
    private static async Task<Dictionary<string, DateTimeOffset>> SitemapAsync(Browser browser)
    {
        var answer = await browser.GetAsync("/sitemap.xml");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.StartsWith("application/xml", answer.ContentType, StringComparison.Ordinal);
        return XDocument.Parse(answer.Text.TrimStart('\uFEFF')).Root!.Elements(s_sitemap + "url").ToDictionary(
            url => url.Element(s_sitemap + "loc")!.Value,
            url => DateTimeOffset.Parse(url.Element(s_sitemap + "lastmod")!.Value, CultureInfo.InvariantCulture),
            StringComparer.Ordinal);
    }
}
