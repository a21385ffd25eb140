using System.Net;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Cms.Tests.Rules;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Records;
using Xunit;
using YesSql;

namespace Iurc.Cms.Tests.Editorial;

/// <summary>Two editors write at one item.</summary>
public sealed class SafeEditingTests(OwnTenant fixture) : IClassFixture<OwnTenant>, IAsyncLifetime
{
    private const string BaseField = "SafeEditing.Base";
    private const string ReplaceField = "SafeEditing.Replace";
    private const string WorkField = "SafeEditing.Work";
    private const string Quote = "Testimonial.Quote.Text";
    private const string Role = "Testimonial.PersonRole.Text";
    private const string Theirs = "Theirs: <b>we</b> & you";
    private const string Mine = "Mine: <i>you</i> & we";

    private readonly Tenant _tenant = fixture.Tenant;
    private readonly Browser _first = fixture.Tenant.Anonymous();
    private readonly Browser _second = fixture.Tenant.Anonymous();

    public async ValueTask InitializeAsync()
    {
        await _first.LogInAsync("editor");
        await _second.LogInAsync(Site.AdminName);
    }

    public ValueTask DisposeAsync()
    {
        _first.Dispose();
        _second.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("submit.Save", false)]
    [InlineData("submit.Save", true)]
    [InlineData("submit.Publish", false)]
    [InlineData("submit.Publish", true)]
    [InlineData("submit.Unpublish", true)]
    public async Task The_second_save_is_refused_and_says_who_saved_and_when(string button, bool published)
    {
        var id = await MakeAsync(published);
        var mine = await OpenAsync(_second, id);
        _tenant.SetClock(new DateTime(2026, 3, 4, 13, 2, 0));
        await SaveAsync(_first, id, Theirs);

        mine[Quote] = Mine;
        var answer = await SendAsync(_second, id, mine, button);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var summary = Answer.TextOf(Assert.Single(answer.Document.QuerySelectorAll(".validation-summary-errors")));
        Assert.Contains("editor saved this item on 4 March 2026, 14:02", summary, StringComparison.Ordinal);
        Assert.Equal(Theirs, await StoredQuoteAsync(id));
        Assert.Equal(Mine, FormOf(answer)[Quote]);
    }

    [Fact]
    public async Task What_differs_is_shown_field_by_field_as_text()
    {
        var id = await MakeAsync(published: true);
        // The first save gives the item its address.
        await SaveAsync(_first, id, "As it was");
        var mine = await OpenAsync(_second, id);
        await SaveAsync(_first, id, Theirs);

        mine[Quote] = Mine;
        var answer = await SendAsync(_second, id, mine);

        var row = Assert.Single(answer.Document.QuerySelectorAll("[data-iurc-safe-editing] tbody tr"));
        Assert.Equal(["What was said", Mine, Theirs], row.Children.Select(cell => cell.TextContent));
        Assert.Empty(row.QuerySelectorAll("b, i"));
    }

    [Fact]
    public async Task Saving_again_is_refused_again_and_saving_mine_anyway_stores()
    {
        var id = await MakeAsync(published: true);
        var mine = await OpenAsync(_second, id);
        await SaveAsync(_first, id, Theirs);
        mine[Quote] = Mine;
        var refused = await SendAsync(_second, id, mine);

        var again = await SendAsync(_second, id, FormOf(refused));
        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Equal(Theirs, await StoredQuoteAsync(id));

        var form = FormOf(again);
        form[ReplaceField] = ReplacementIn(again);
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(_second, id, form)).Status);
        Assert.Equal(Mine, await StoredQuoteAsync(id));
    }

    [Fact]
    public async Task Saving_mine_anyway_replaces_only_the_version_that_was_shown()
    {
        var id = await MakeAsync(published: true);
        var mine = await OpenAsync(_second, id);
        await SaveAsync(_first, id, "Their first");
        mine[Quote] = Mine;
        var refused = await SendAsync(_second, id, mine);
        await SaveAsync(_first, id, "Their second");

        var form = FormOf(refused);
        form[ReplaceField] = ReplacementIn(refused);
        var answer = await SendAsync(_second, id, form);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("Their second", await StoredQuoteAsync(id));
        Assert.Contains("Their second", Answer.TextOf(answer.Document.QuerySelector("[data-iurc-safe-editing] table")!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_editor_saves_as_often_as_they_like()
    {
        var id = await MakeAsync(published: true);
        foreach (var text in new[] { "Once", "Twice", "Three times" })
        {
            await SaveAsync(_first, id, text);
            Assert.Equal(text, await StoredQuoteAsync(id));
        }
    }

    [Fact]
    public async Task Whoever_opens_the_item_after_the_save_is_not_refused()
    {
        var id = await MakeAsync(published: true);
        await SaveAsync(_first, id, Theirs);
        await SaveAsync(_second, id, Mine);
        Assert.Equal(Mine, await StoredQuoteAsync(id));
    }

    [Fact]
    public async Task An_error_in_a_field_does_not_make_the_form_old()
    {
        var id = await MakeAsync(published: true);
        var form = await OpenAsync(_first, id);
        form[Quote] = "";
        var refused = await SendAsync(_first, id, form);
        Assert.Equal(HttpStatusCode.OK, refused.Status);
        Assert.Empty(refused.Document.QuerySelectorAll("#iurc-newer"));

        form = FormOf(refused);
        form[Quote] = Mine;
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(_first, id, form)).Status);
        Assert.Equal(Mine, await StoredQuoteAsync(id));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("iurcphase10000000000000000.0")]
    [InlineData("\"><script>alert(1)</script>")]
    public async Task A_missing_or_forged_base_is_refused_and_nothing_is_stored(string? forged)
    {
        var id = await MakeAsync(published: true);
        var before = await StoredQuoteAsync(id);
        var form = await OpenAsync(_first, id);
        form.Forge(BaseField, forged);
        form[Quote] = Mine;

        var answer = await SendAsync(_first, id, form);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("Nothing was saved", Answer.TextOf(answer.Document.QuerySelector(".validation-summary-errors")!), StringComparison.Ordinal);
        Assert.Equal(before, await StoredQuoteAsync(id));
        Assert.Equal(Mine, FormOf(answer)[Quote]);
        Assert.DoesNotContain(answer.Document.QuerySelectorAll("script"), script => script.TextContent == "alert(1)");
    }

    [Fact]
    public async Task Of_saves_at_the_same_moment_one_is_stored_and_the_others_are_refused()
    {
        var id = await MakeAsync(published: true);
        var forms = new List<(Browser Browser, HtmlForm Form)>();
        foreach (var browser in new[] { _first, _second, _first, _second })
        {
            var form = await OpenAsync(browser, id);
            form[Quote] = "Text " + forms.Count;
            forms.Add((browser, form));
        }

        var answers = await Task.WhenAll(forms.Select(pair => SendAsync(pair.Browser, id, pair.Form)));

        var winner = Array.FindIndex(answers, answer => answer.Status == HttpStatusCode.Redirect);
        Assert.Equal(1, answers.Count(answer => answer.Status == HttpStatusCode.Redirect));
        Assert.Equal(3, answers.Count(answer => answer.Status == HttpStatusCode.OK));
        Assert.Equal("Text " + winner, await StoredQuoteAsync(id));
    }

    [Theory]
    [InlineData("submit.Save")]
    [InlineData("submit.Publish")]
    public async Task A_new_item_needs_no_base(string button)
    {
        const string Address = "/Admin/Contents/ContentTypes/Testimonial/Create";
        var form = FormOf(await _first.GetAsync(Address));
        Assert.Equal("", form[BaseField]);
        Draft.Sound("Testimonial").TypeInto(form);
        form.SetByScript(WorkField, "abc123");
        form.Press(button);

        var answer = await _first.PostAsync(form, Address);

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.True(answer.SetsCookie);
    }

    [Theory]
    [InlineData("abc123", true)]
    [InlineData("", false)]
    [InlineData("a;b", false)]
    [InlineData("12345678901234567890123456789012345678901", false)]
    public async Task The_browser_is_told_which_work_is_stored(string work, bool told)
    {
        using var browser = await _tenant.Anonymous().LogInAsync("editor");
        var id = await MakeAsync(published: true);
        var form = await OpenAsync(browser, id);
        form.SetByScript(WorkField, work);
        form[Quote] = "";
        var refused = await SendAsync(browser, id, form);
        Assert.Equal(HttpStatusCode.OK, refused.Status);
        Assert.DoesNotContain(browser.CookieNames, name => name == "iurc-saved");
        Assert.Equal(told ? work : "", FormOf(refused)[WorkField]);

        form = FormOf(refused);
        form[Quote] = Mine;
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(browser, id, form)).Status);
        Assert.Equal(told, browser.CookieNames.Contains("iurc-saved"));
    }

    [Theory]
    [InlineData("Phase")]
    [InlineData("Region")]
    [InlineData("Testimonial")]
    [InlineData("Page")]
    [InlineData("CollectionPage")]
    [InlineData("LandingPage")]
    [InlineData("FundingStatement")]
    [InlineData("Menu")]
    public async Task Every_type_has_it_once_in_its_form(string type)
    {
        var page = await _second.GetAsync($"/Admin/Contents/ContentTypes/{type}/Create");
        Assert.Single(page.Document.QuerySelectorAll("form [data-iurc-safe-editing]"));
        Assert.Single(page.Document.QuerySelectorAll("script[src*='safe-editing.js?v=']"));
    }

    [Fact]
    public async Task Items_that_lie_in_a_page_do_not_count()
    {
        var page = await _second.GetAsync("/Admin/Contents/ContentItems/iurchome000000000000000000/Edit");
        Assert.Single(page.Document.QuerySelectorAll("[name='SafeEditing.Base']"));
        var answer = await SendAsync(_second, "iurchome000000000000000000", FormOf(page));
        Assert.True(answer.Status == HttpStatusCode.Redirect, answer.ToString());
    }

    [Fact]
    public async Task Other_pages_of_the_admin_have_nothing_of_it()
    {
        var page = await _second.GetAsync("/Admin/Contents/ContentItems");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("safe-editing", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_whose_token_is_stale_leads_back_to_the_form_and_stores_nothing()
    {
        var id = await MakeAsync(published: true);
        var form = await OpenAsync(_second, id);
        form[Quote] = Mine;
        form.Forge("__RequestVerificationToken", (await OpenAsync(_first, id))["__RequestVerificationToken"]);

        var answer = await SendAsync(_second, id, form);
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        var page = await _second.FollowAsync(answer);
        Assert.Contains("What you had typed is kept", Answer.TextOf(page.Document.QuerySelector("form [role=alert]")!), StringComparison.Ordinal);
        Assert.NotEqual(Mine, await StoredQuoteAsync(id));

        // The new form can be saved.
        form = FormOf(page);
        form[Quote] = Mine;
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(_second, id, form)).Status);
        Assert.Equal(Mine, await StoredQuoteAsync(id));
    }

    private async Task<string> MakeAsync(bool published)
    {
        var item = Draft.Sound("Testimonial").Set(Role, "Mayor").ToContentItem(published);
        await _tenant.UsingAsync(services => services.GetRequiredService<IContentManager>().ImportAsync([item]));
        return item.ContentItemId;
    }

    private static string AddressOf(string id) => $"/Admin/Contents/ContentItems/{id}/Edit";

    private static async Task<HtmlForm> OpenAsync(Browser browser, string id)
    {
        var form = FormOf(await browser.GetAsync(AddressOf(id)));
        Assert.NotEqual("", form[BaseField] ?? "");
        return form;
    }

    private static async Task SaveAsync(Browser browser, string id, string quote)
    {
        var form = await OpenAsync(browser, id);
        form[Quote] = quote;
        var answer = await SendAsync(browser, id, form);
        Assert.True(answer.Status == HttpStatusCode.Redirect, answer.ToString());
    }

    private static Task<Answer> SendAsync(Browser browser, string id, HtmlForm form, string button = "submit.Save")
    {
        form.Press(button);
        return browser.PostAsync(form, AddressOf(id));
    }

    private static HtmlForm FormOf(Answer answer) => HtmlForm.Of(answer.Document, "form[enctype='multipart/form-data']");

    private static string ReplacementIn(Answer answer) => answer.Document.QuerySelector($"input[type=checkbox][name='{ReplaceField}']")!.GetAttribute("value")!;

    /// <summary>What the newest version says, and that there is only one newest version.</summary>
    private Task<string> StoredQuoteAsync(string id) => _tenant.UsingAsync(async services =>
    {
        var items = await services.GetRequiredService<ISession>()
            .Query<ContentItem, ContentItemIndex>(index => index.ContentItemId == id && index.Latest).ListAsync();
        return (string)Assert.Single(items).Content.Testimonial.Quote.Text;
    });
}
