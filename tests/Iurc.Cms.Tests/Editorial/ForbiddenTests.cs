using System.Net;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Cms.Tests.LogIn;
using Xunit;

namespace Iurc.Cms.Tests.Editorial;

/// <summary>What is not open to somebody says so, with a way on.</summary>
public sealed class ForbiddenTests(OwnTenant own) : IClassFixture<OwnTenant>
{
    [Fact]
    public async Task Who_has_no_role_reads_what_to_do_and_can_log_off()
    {
        await own.Tenant.CreateUserAsync("roleless");
        using var browser = own.Tenant.Anonymous();
        await browser.TryAsync("roleless", Site.Password);
        var page = await browser.GetAsync("/Admin");

        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.Contains("Your account has no role yet", page.VisibleText, StringComparison.Ordinal);
        ExpectScripts(page);
        Assert.Contains("“roleless”", page.VisibleText, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync(HtmlForm.Of(page.Document, "form[action*='LogOff']"))).Status);
        Assert.False(await browser.IsLoggedInAsync());
    }

    [Theory]
    [InlineData("/Admin/Users/Index")]
    [InlineData("/Admin/AuditTrail")]
    public async Task Who_may_not_see_a_screen_reads_so_and_gets_on(string address)
    {
        var contributor = await own.BrowserOfAsync("contributor");
        var page = await contributor.GetAsync(address);
        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.Equal("This is not open to you", Answer.TextOf(page.Document.QuerySelector("h1")!));
        ExpectScripts(page);
        var way = page.Document.QuerySelector("[data-iurc] a.btn")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.OK, (await contributor.GetAsync(way)).Status);
    }

    // The admin's frame needs them, for its menus.
    private static void ExpectScripts(Answer page) => Assert.Contains("script-src 'self'", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
}
