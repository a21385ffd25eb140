using System.Net;
using Iurc.Cms.Delivery.SecurityHeaders;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Environment.Shell;
using Xunit;

namespace Iurc.Cms.Tests.Delivery;

/// <summary>Every answer has the full set of headers, whatever it is an answer to.</summary>
public class SecurityHeadersTests(Site site)
{
    private static readonly string[] s_addressAttributes = ["href", "src", "srcset", "xlink:href"];

    [Fact]
    public async Task Every_page_and_every_file_that_a_page_names_has_them()
    {
        using var browser = site.Default.Anonymous();
        var pages = await browser.CrawlAsync(site.Default);
        var files = pages.Values
            .SelectMany(page => page.Document.QuerySelectorAll("link[rel=stylesheet], link[rel=icon], img, source, image, use"))
            .SelectMany(element => s_addressAttributes.Select(element.GetAttribute))
            .Where(address => address is ['/', not '/', ..])
            .Select(address => address!.Split(' ', '#')[0])
            .Distinct().ToList();

        Assert.True(pages.Count >= 15 && files.Count >= 3, $"{pages.Count} pages, {files.Count} files");
        foreach (var (address, page) in pages)
        {
            FullSet.AssertOn(address, page);
        }

        foreach (var file in files)
        {
            var answer = await browser.GetAsync(file);
            Assert.True(answer.Status == HttpStatusCode.OK, $"{file}: {answer.Status}");
            FullSet.AssertOn(file, answer, isForAnySite: answer.ContentType?.StartsWith("image/", StringComparison.Ordinal) == true);
        }
    }

    [Theory]
    [InlineData("/no-such-page", HttpStatusCode.NotFound)]
    [InlineData("/Iurc.Theme/no-such-file.css", HttpStatusCode.NotFound)]
    [InlineData("/media/no-such-picture.png", HttpStatusCode.NotFound)]
    [InlineData(Site.FailingAddress, HttpStatusCode.InternalServerError)]
    [InlineData("/Error/410", HttpStatusCode.NotFound)]
    [InlineData("/Admin", HttpStatusCode.Redirect)]
    [InlineData("/health/live", HttpStatusCode.OK)]
    [InlineData("/health/ready", HttpStatusCode.OK)]
    public async Task Other_answers_have_them(string address, HttpStatusCode status)
    {
        using var browser = site.Default.Anonymous();
        var answer = await browser.GetAsync(address);

        Assert.Equal(status, answer.Status);
        FullSet.AssertOn(address, answer);
    }

    [Theory]
    [InlineData("/Login", HttpStatusCode.BadRequest)]
    [InlineData("/health/live", HttpStatusCode.MethodNotAllowed)]
    public async Task Refusals_of_what_was_posted_have_them(string address, HttpStatusCode status)
    {
        using var browser = site.Default.Anonymous();
        var answer = await browser.PostAsync(address, [new("no", "token")]);

        Assert.Equal(status, answer.Status);
        FullSet.AssertOn(address, answer);
    }

    [Fact]
    public async Task A_page_that_is_gone_and_a_site_that_is_not_set_up_have_them()
    {
        var tenant = await site.CreateTenantAsync();
        await tenant.ChangeAsync("iurcregionchina00000000000", (content, item) => content.RemoveAsync(item));
        using var browser = tenant.Anonymous();
        var gone = await browser.GetAsync("/regions/iurc-china");
        Assert.Equal(HttpStatusCode.Gone, gone.Status);
        FullSet.AssertOn("410", gone);

        var settings = site.Services.GetRequiredService<IShellSettingsManager>().CreateDefaultSettings().AsUninitialized();
        settings.Name = settings.RequestUrlPrefix = "not-set-up";
        await site.Services.GetRequiredService<IShellHost>().UpdateShellSettingsAsync(settings);
        using var early = new Tenant(site, settings.Name, settings.RequestUrlPrefix).Anonymous();
        FullSet.AssertOn("the set-up page", await early.GetAsync("/"));
    }

    [Fact]
    public async Task Pages_in_the_admins_theme_have_its_policy_and_the_sites_pages_keep_theirs()
    {
        using var admin = site.Default.Anonymous();
        FullSet.AssertOn("/Login", await admin.GetAsync("/Login"), ContentPolicy.Admin.Value);
        await admin.LogInAsync(Site.AdminName);

        foreach (var address in new[] { "/Admin", "/Admin/Contents/ContentItems", "/TwoFactor", "/OrchardCore.ContentPreview/Preview/Index/x" })
        {
            FullSet.AssertOn(address, await admin.GetAsync(address), ContentPolicy.Admin.Value);
        }

        foreach (var address in new[] { "/", "/style-guide", "/Admin/no-such-screen" })
        {
            FullSet.AssertOn(address, await admin.GetAsync(address));
        }
    }

    [Fact]
    public void The_policy_of_the_admin_names_nobody_else()
        => Assert.DoesNotMatch(@"https?:|\*|//", ContentPolicy.Admin.Value);
}
