using System.Net;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Cms.Tests.Rules;
using Xunit;

namespace Iurc.Cms.Tests.Delivery;

/// <summary>What is wrong with a request is said as such; what is wrong with the site has a number.</summary>
public sealed class ErrorTests(OwnTenant fixture) : IClassFixture<OwnTenant>
{
    private Tenant Tenant => fixture.Tenant;

    [Theory]
    [InlineData("/Error")]
    [InlineData("/Error/404")]
    [InlineData("/error/404/")]
    [InlineData("/Error/200")]
    [InlineData("/Error/410")]
    [InlineData("/Error/500")]
    [InlineData("/Error/-1")]
    [InlineData("/Error/x")]
    [InlineData("/Error/99999999999999")]
    [InlineData("/OrchardCore.Diagnostics/Diagnostics/Error")]
    [InlineData("/OrchardCore.Diagnostics/Diagnostics/Error/404?status=500")]
    public async Task The_page_of_an_error_is_not_found_at_its_own_address(string address)
    {
        using var reader = Tenant.Anonymous();
        foreach (var answer in new[] { await reader.GetAsync(address), await reader.PostAsync(address, [new("a", "b")]), await reader.SendAsync(HttpMethod.Put, address), await reader.SendAsync(HttpMethod.Delete, address) })
        {
            Assert.Equal(HttpStatusCode.NotFound, answer.Status);
            Assert.Equal("Page not found", Answer.TextOf(Assert.Single(answer.Document.QuerySelectorAll("h1"))));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await reader.SendAsync(HttpMethod.Head, address)).Status);
    }

    [Fact]
    public async Task An_error_in_the_admin_shows_the_number_by_which_the_log_has_it()
    {
        var editor = await fixture.BrowserOfAsync("editor");
        var answer = await editor.GetAsync(Site.FailingAdminAddress);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.Status);
        Assert.NotNull(answer.Document.QuerySelector("#adminMenu"));
        Assert.Matches("If you report this, give this number: [0-9a-f]{32}", answer.VisibleText);
        Assert.DoesNotContain(Site.Failure, answer.Text, StringComparison.Ordinal);

        // What is not there is nothing to report.
        Assert.DoesNotContain("give this number", (await editor.GetAsync("/Admin/Contents/ContentItems/nobody/Edit")).VisibleText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/\u00fc", "/%C3%BC")]
    [InlineData("/Admin?x=\u65e5\u672c", "/Admin?x=%E6%97%A5%E6%9C%AC")]
    public async Task Whoever_asks_to_be_led_to_other_letters_than_ASCII_is(string address, string location)
    {
        await Tenant.CreateUserAsync("led-to-" + location.Length, "Editor");
        using var browser = Tenant.Anonymous();
        var logIn = "/Login?ReturnUrl=" + Uri.EscapeDataString(Tenant.Base + address);
        var form = HtmlForm.Of((await browser.GetAsync(logIn)).Document, "form[action*='Login']");
        form["LoginForm.UserName"] = "led-to-" + location.Length;
        form["LoginForm.Password"] = Site.Password;

        var answer = await browser.PostAsync(form, logIn);

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Equal(Tenant.Base + location, answer.Location);
    }

    [Fact]
    public async Task What_somebody_may_not_open_says_so()
    {
        var answer = await (await fixture.BrowserOfAsync("editor")).GetAsync("/Admin/Users/Index");

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Contains("Your role does not let you see or do this", answer.VisibleText, StringComparison.Ordinal);
        // With the menu: there is a way back.
        Assert.NotNull(answer.Document.QuerySelector("#adminMenu"));
    }

    [Theory]
    [InlineData("submit.Publish", "submit.Save")]
    [InlineData("submit.Save", "submit.Publish")]
    [InlineData("submit.Publish", "submit.Save", "submit.Publish", "submit.Save")]
    public async Task Two_buttons_at_once_are_a_bad_request_with_words_and_store_nothing(params string[] buttons)
    {
        var editor = await fixture.BrowserOfAsync("editor");
        foreach (var address in new[] { "/Admin/Contents/ContentTypes/Page/Create", "/Admin/Contents/ContentItems/iurcpagelegal0000000000000/Edit" })
        {
            var form = HtmlForm.Of((await editor.GetAsync(address)).Document, "form[enctype='multipart/form-data']");
            Draft.Sound("Page").Set("TitlePart.Title", "With two buttons").TypeInto(form);
            var answer = await editor.PostAsync(address, form.Fields.Concat(buttons.Select(button => new KeyValuePair<string, string>(button, button))));

            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.Contains("The address or the form that was sent is not right. Go back and try again.", answer.VisibleText, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("With two buttons", (await editor.GetAsync("/Admin/Contents/ContentItems/Page")).VisibleText, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await editor.GetAsync("/legal-notice")).Status);
    }

    [Fact]
    public async Task One_button_twice_is_that_button()
    {
        const string Address = "/Admin/Contents/ContentTypes/Page/Create";
        var editor = await fixture.BrowserOfAsync("editor");
        var form = HtmlForm.Of((await editor.GetAsync(Address)).Document, "form[enctype='multipart/form-data']");
        Draft.Sound("Page").TypeInto(form);
        Assert.Equal(HttpStatusCode.Redirect, (await editor.PostAsync(Address, [.. form.Fields, new("submit.Save", "a"), new("submit.Save", "b")])).Status);
    }

    [Theory]
    [InlineData("NoSuchType")]
    [InlineData("")]
    [InlineData("Page,Page")]
    [InlineData(null)]
    public async Task The_preview_of_an_unknown_type_is_a_bad_request_with_words(string? type)
    {
        const string Address = "/Admin/Contents/ContentTypes/Page/Create";
        var editor = await fixture.BrowserOfAsync("editor");
        var form = HtmlForm.Of((await editor.GetAsync(Address)).Document, "form[enctype='multipart/form-data']");
        form.Forge("ContentItemType", type);

        var answer = await editor.PostAsync("/OrchardCore.ContentPreview/Preview/Draft", form.Fields);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("There is no such type of content. Open the form again.", answer.Text, StringComparison.Ordinal);
    }
}
