using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Cms.Tests.Rules;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Autoroute.Models;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Records;
using Xunit;
using YesSql;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Tests.Addresses;

/// <summary>No content takes an address at which the site answers itself, on whatever way it comes.</summary>
public sealed class OwnAddressTests(OwnTenant fixture) : IClassFixture<OwnTenant>
{
    private const string LogIn = "The address /login is the site's own (log-in). Choose another title or address.";

    private Tenant Tenant => fixture.Tenant;

    [Theory]
    [InlineData("Login", LogIn)]
    [InlineData("Log-In!", null)]
    [InlineData("ＬＯＧＩＮ", LogIn)]
    [InlineData("Admin", "The address /admin is the site's own (the admin). Choose another title or address.")]
    [InlineData("Media", "The address /media is the site's own (the media library). Choose another title or address.")]
    [InlineData("fr", "The address /fr is the site's own (its pages in French). Choose another title or address.")]
    [InlineData("TwoFactor", "The address /twofactor is the site's own (log-in with a second factor). Choose another title or address.")]
    [InlineData("Style guide", "The address /style-guide is the site's own (the style guide). Choose another title or address.")]
    [InlineData("TheAdmin", "The address /theadmin is the site's own (files and forms of the program). Choose another title or address.")]
    [InlineData("Fails, for the test", "The address /fails-for-the-test is the site's own (/fails-for-the-test). Choose another title or address.")]
    public async Task A_title_that_would_give_such_an_address_is_refused_and_the_form_keeps_what_was_typed(string title, string? message)
    {
        foreach (var button in new[] { "submit.Publish", "submit.Save" })
        {
            var answer = await SubmitAsync(title, "", button);
            if (message is null)
            {
                Assert.Equal(HttpStatusCode.Redirect, answer.Status);
                continue;
            }

            AssertRefused(answer, message);
            Assert.Equal(title, EditorForm(answer)["TitlePart.Title"]);
            Assert.Equal(0, await CountAsync(title));
        }
    }

    [Theory]
    [InlineData("Admin/Users/Index", "(the admin)")]
    [InlineData("/ChangePassword/", "(change of a password)")]
    [InlineData("TwoFactor", "(log-in with a second factor)")]
    [InlineData("Users/LogOff", "(log-out)")]
    [InlineData("users/logoff", "(log-out)")]
    [InlineData("ｌｏｇｉｎ", "(log-in)")]
    [InlineData("log\u200bin", "(log-in)")]
    [InlineData("api/content", "(content for programs)")]
    [InlineData("Contents/ContentItems/of-mine", "(items by their number)")]
    [InlineData("Error/404", "(error pages)")]
    [InlineData("health/live", "(the state of the site)")]
    [InlineData("media/pictures", "(the media library)")]
    [InlineData("es/regiones", "(its pages in Spanish)")]
    [InlineData("FAILS-for-the-test", "(/fails-for-the-test)")]
    public async Task Such_a_path_is_refused_and_the_form_keeps_what_was_typed(string path, string purpose)
    {
        var title = "Page at " + path.Length.ToString(CultureInfo.InvariantCulture);
        var answer = await SubmitAsync(title, path, "submit.Publish");

        AssertRefused(answer, $"The address /{path.Trim('/')} is the site's own {purpose}. Choose another title or address.");
        Assert.Equal((title, path), (EditorForm(answer)["TitlePart.Title"], EditorForm(answer)["AutoroutePart.Path"]));
        Assert.Equal(0, await CountAsync(title));
    }

    [Fact]
    public async Task A_page_that_is_there_is_not_moved_to_one()
    {
        var editor = await fixture.BrowserOfAsync("editor");
        var page = await SubmitAsync("A page that stays", "", "submit.Publish");
        Assert.Equal(HttpStatusCode.Redirect, page.Status);
        var id = await IdOfAsync("A page that stays");

        var form = EditorForm(await editor.GetAsync($"/Admin/Contents/ContentItems/{id}/Edit"));
        form["AutoroutePart.Path"] = "Login";
        form.Press("submit.Publish", "submit.Publish");
        AssertRefused(await editor.PostAsync(form, $"/Admin/Contents/ContentItems/{id}/Edit"), "The address /Login is the site's own (log-in). Choose another title or address.");

        using var reader = Tenant.Anonymous();
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/a-page-that-stays")).Status);
    }

    [Fact]
    public async Task A_draft_from_before_is_not_published_by_the_list()
    {
        var item = await StoreAsync("Draft from before", "Login", published: false);
        var editor = await fixture.BrowserOfAsync("editor");
        var list = await editor.GetAsync("/Admin/Contents/ContentItems/Page");

        var answer = await editor.FollowAsync(await editor.PostAsync($"/Admin/Contents/ContentItems/{item.ContentItemId}/Publish", [TokenOf(list)]));
        Assert.Contains("The address /Login is the site's own (log-in).", answer.VisibleText, StringComparison.Ordinal);
        answer = await editor.FollowAsync(await editor.PostAsync("/Admin/Contents/ContentItems",
        [
            TokenOf(list), new("submit.BulkAction", "yes"), new("Options.BulkAction", "PublishNow"), new("BulkAction", "PublishNow"), new("itemIds", item.Id.ToString(CultureInfo.InvariantCulture)),
        ]));
        Assert.Contains("The address /Login is the site's own (log-in).", answer.VisibleText, StringComparison.Ordinal);
        await AssertNotPublishedAsync(item.ContentItemId);
    }

    [Theory]
    [InlineData("Imported", "login")]
    [InlineData("Login", "")]
    [InlineData("Imported", "%4Cogin")]
    [InlineData("Imported", "OrchardCore.Users/Account/Login")]
    public async Task An_import_is_refused(string title, string path)
    {
        var json = Draft.Sound("Page").Set("TitlePart.Title", title).Set("AutoroutePart.Path", path).ToJson(published: true);
        var item = json.ToObject<ContentItem>()!;

        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => Tenant.UsingAsync(services => services.GetRequiredService<IContentManager>().ImportAsync([item])));
        Assert.Contains("is the site's own (", refusal.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(title));
    }

    [Theory]
    [InlineData("By the API", "users/logoff", "/users/logoff")]
    [InlineData("TwoFactor", "", "/twofactor")]
    public async Task The_JSON_API_refuses_it_with_the_message(string title, string path, string address)
    {
        // Nobody can get at the API before an administrator has enabled OpenID: this is what it asks, before it stores anything.
        var json = Draft.Sound("Page").Set("TitlePart.Title", title).Set("AutoroutePart.Path", path).ToJson(published: false);
        var result = await Tenant.UsingAsync(async services =>
        {
            var content = services.GetRequiredService<IContentManager>();
            var item = await content.NewAsync("Page");
            item.Merge(json.ToObject<ContentItem>()!);
            return await content.ValidateAsync(item);
        });

        var error = Assert.Single(result.Errors, error => error.ErrorMessage!.StartsWith($"The address {address} is the site's own (", StringComparison.Ordinal));
        Assert.Equal(["AutoroutePart.Path"], error.MemberNames);
    }

    [Fact]
    public async Task What_is_stored_already_is_never_served_there_is_on_the_dashboard_and_can_be_read_by_its_number()
    {
        var item = await StoreAsync("Stored from before", "LogIn", published: true);
        using var reader = Tenant.Anonymous();

        foreach (var spelling in new[] { "/Login", "/login", "/LogIn/" })
        {
            var page = await reader.GetAsync(spelling);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.NotNull(page.Document.QuerySelector("input[name='LoginForm.Password']"));
        }

        Assert.Contains("Stored from before", (await reader.GetAsync("/Contents/ContentItems/" + item.ContentItemId)).VisibleText, StringComparison.Ordinal);

        var editor = await fixture.BrowserOfAsync("editor");
        var card = (await editor.GetAsync("/Admin")).Document.QuerySelector("[data-iurc-kind='own-addresses']");
        Assert.NotNull(card);
        var line = Assert.Single(card.QuerySelectorAll("li"), line => Answer.TextOf(line).Contains("Stored from before", StringComparison.Ordinal));
        Assert.Contains("/LogIn", Answer.TextOf(line), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await editor.GetAsync(line.QuerySelector("a")!.GetAttribute("href")!)).Status);
    }

    [Fact]
    public async Task A_former_address_leads_nowhere_that_the_site_answers_itself()
    {
        // A page that was at an address of the site's own, and one that is at one now.
        var moved = await StoreAsync("Moved away", "Contents/ContentItems/moved-away", published: true);
        await Tenant.EditAsync(moved.ContentItemId, item => item.Alter<AutoroutePart>(part => part.Path = "moved-away"));
        var stored = await StoreAsync("Moved in", "moved-in", published: true);
        await StoreAsync("Moved in", "Users/LogOff", published: true, before: stored);
        using var reader = Tenant.Anonymous();

        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/moved-away")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/Contents/ContentItems/moved-away")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/moved-in")).Status);
    }

    private async Task<Answer> SubmitAsync(string title, string path, string button)
    {
        const string Address = "/Admin/Contents/ContentTypes/Page/Create";
        var editor = await fixture.BrowserOfAsync("editor");
        var form = EditorForm(await editor.GetAsync(Address));
        Draft.Sound("Page").Set("TitlePart.Title", title).Set("AutoroutePart.Path", path).TypeInto(form);
        form.Press(button, button);
        return await editor.PostAsync(form, Address);
    }

    // The field has its first message, which may be that another test has stored a page there; all of them are at the top of the form.
    private static void AssertRefused(Answer answer, string message)
    {
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.NotNull(answer.Document.QuerySelector("[data-valmsg-for='AutoroutePart.Path'].field-validation-error"));
        var messages = answer.Document.QuerySelectorAll(".validation-summary-errors li").Select(Answer.TextOf).ToList();
        Assert.True(messages.Contains(message), $"{string.Join(" | ", messages)}: {answer}");
    }

    private static HtmlForm EditorForm(Answer answer) => HtmlForm.Of(answer.Document, "form[enctype='multipart/form-data']");

    private static KeyValuePair<string, string> TokenOf(Answer page)
        => new("__RequestVerificationToken", page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);

    private Task<int> CountAsync(string title) => Tenant.UsingAsync(services =>
        services.GetRequiredService<ISession>().QueryIndex<ContentItemIndex>(row => row.DisplayText == title).CountAsync());

    private Task<string> IdOfAsync(string title) => Tenant.UsingAsync(async services =>
        (await services.GetRequiredService<ISession>().QueryIndex<ContentItemIndex>(row => row.DisplayText == title && row.Latest).FirstOrDefaultAsync()).ContentItemId);

    private async Task AssertNotPublishedAsync(string id)
        => Assert.False((await Tenant.UsingAsync(services => services.GetRequiredService<IContentManager>().GetAsync(id, VersionOptions.Latest))).Published);

    private Task<ContentItem> StoreAsync(string title, string path, bool published, ContentItem? before = null)
        => StoredPage.AddAsync(Tenant, title, path, published, before);
}
