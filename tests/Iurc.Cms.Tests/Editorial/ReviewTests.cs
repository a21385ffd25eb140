using System.Globalization;
using System.Net;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Cms.Tests.Protection;
using Iurc.Cms.Tests.Rules;
using Iurc.Programme.Schedules;
using Xunit;

namespace Iurc.Cms.Tests.Editorial;

/// <summary>A contributor asks for a review, an editor publishes, and each is told.</summary>
[Collection(EditorialSite.Name)]
public sealed class ReviewTests(OwnTenant fixture) : IAsyncLifetime
{
    private const string NewTestimonial = "/Admin/Contents/ContentTypes/Testimonial/Create";
    private Browser _contributor = null!;
    private Browser _editor = null!;

    public async ValueTask InitializeAsync()
    {
        _contributor = await fixture.BrowserOfAsync("contributor");
        _editor = await fixture.BrowserOfAsync("editor");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_editor_is_told_who_asks_and_finds_the_draft()
    {
        var draft = Draft.Sound("Testimonial");
        var answer = await SendAsync(draft, "submit.AskForReview");
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Contains("The editors have been told", (await _contributor.FollowAsync(answer)).VisibleText, StringComparison.Ordinal);

        var message = Assert.Single(await MessagesAsync(_editor), message => message.Text.Contains(draft.Name, StringComparison.Ordinal));
        Assert.Equal($"contributor asks for a review: {TitleOf(draft)} Open it", message.Text);
        var form = await _editor.GetAsync(message.Address);
        Assert.Contains("This draft awaits a review: contributor asked for it on", form.VisibleText, StringComparison.Ordinal);
        Assert.Contains(TitleOf(draft), await RowsAsync("review:asked"));
        Assert.DoesNotContain(TitleOf(draft), await RowsAsync("review:whatever"));
        Assert.Contains(draft.Name, Answer.TextOf((await _editor.GetAsync("/Admin")).Document.QuerySelector("[data-iurc-kind=awaiting-review]")!), StringComparison.Ordinal);

        // And the contributor is told when it is public.
        var fields = HtmlForm.Of(form.Document, "form[enctype='multipart/form-data']");
        fields.Press("submit.Publish");
        Assert.Equal(HttpStatusCode.Redirect, (await _editor.PostAsync(fields, message.Address)).Status);
        Assert.Single(await MessagesAsync(_contributor), told => told.Text == $"Your draft has been published: {TitleOf(draft)} Open it");
        Assert.DoesNotContain(TitleOf(draft), await RowsAsync("review:asked"));
        Assert.DoesNotContain("awaits a review", (await _editor.GetAsync(message.Address)).VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_sent_back_says_what_has_to_change_until_it_is_asked_for_again()
    {
        var draft = Draft.Sound("Testimonial");
        await SendAsync(draft, "submit.AskForReview");
        var address = Assert.Single(await MessagesAsync(_editor), message => message.Text.Contains(draft.Name, StringComparison.Ordinal)).Address;

        // Without words nothing is sent, and the form asks for them.
        var refused = await AnswerAsync(_editor, address, " ");
        Assert.Equal(HttpStatusCode.OK, refused.Status);
        Assert.Contains("Write what has to change", refused.VisibleText, StringComparison.Ordinal);
        Assert.Contains(TitleOf(draft), await RowsAsync("review:asked"));

        const string Words = "Name the city.\n<b>And</b> the year.";
        Assert.Equal(HttpStatusCode.Redirect, (await AnswerAsync(_editor, address, Words)).Status);
        Assert.Single(await MessagesAsync(_contributor), told => told.Text == $"editor has sent your draft back: {TitleOf(draft)} Name the city. <b>And</b> the year. Open it");
        Assert.DoesNotContain(TitleOf(draft), await RowsAsync("review:asked"));
        var form = await _contributor.GetAsync(address);
        Assert.Equal("Name the city. <b>And</b> the year.", Answer.TextOf(form.Document.QuerySelector("[data-iurc-review] [data-iurc-lines]")!));

        var fields = HtmlForm.Of(form.Document, "form[enctype='multipart/form-data']");
        fields.Press("submit.Save", "submit.AskForReview");
        await _contributor.PostAsync(fields, address);
        Assert.Contains(TitleOf(draft), await RowsAsync("review:asked"));
        Assert.DoesNotContain("Name the city", Answer.TextOf((await _contributor.GetAsync(address)).Document.QuerySelector("[data-iurc-review]")!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_publish_sends_nothing_back()
    {
        var draft = Draft.Sound("Testimonial");
        await SendAsync(draft, "submit.AskForReview");
        var address = Assert.Single(await MessagesAsync(_editor), message => message.Text.Contains(draft.Name, StringComparison.Ordinal)).Address;
        var form = HtmlForm.Of((await _contributor.GetAsync(address)).Document, "form[enctype='multipart/form-data']");
        await _contributor.PostAsync(form.Forge("submit.Save", "submit.SendBack").Forge("Review.Answer", "As I like it."), address);
        Assert.Contains(TitleOf(draft), await RowsAsync("review:asked"));
    }

    [Fact]
    public async Task Who_waits_is_told_that_the_draft_was_discarded()
    {
        var draft = Draft.Sound("Testimonial");
        await SendAsync(draft, "submit.AskForReview");
        var address = Assert.Single(await MessagesAsync(_editor), message => message.Text.Contains(draft.Name, StringComparison.Ordinal)).Address;
        var token = (await _editor.GetAsync("/Admin")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Redirect, (await _editor.PostAsync(address.Replace("/Edit", "/DiscardDraft", StringComparison.Ordinal), [new("__RequestVerificationToken", token)])).Status);
        Assert.Single(await MessagesAsync(_contributor), told => told.Text.StartsWith($"editor has discarded your draft: {TitleOf(draft)}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/DiscardDraft")]
    [InlineData("/Delete")]
    public async Task Who_has_only_begun_a_draft_is_told_too_by_whom_it_was_thrown_away(string action)
    {
        var draft = Draft.Sound("Testimonial");
        await SendAsync(draft, "submit.Save");
        var row = (await _editor.GetAsync("/Admin/Contents/ContentItems/Testimonial?pageSize=100&q=" + Uri.EscapeDataString("status:draft"))).Document
            .QuerySelectorAll("tr.iurc-row").Single(line => Answer.TextOf(line).Contains(draft.Name, StringComparison.Ordinal));
        var address = row.QuerySelector("a[href*='/Edit']")!.GetAttribute("href")!.Split('?')[0];
        Assert.Equal(HttpStatusCode.Redirect, (await _editor.PostAsync(address.Replace("/Edit", action, StringComparison.Ordinal), [await _editor.TokenAsync()])).Status);
        Assert.Single(await MessagesAsync(_contributor), told => told.Text.StartsWith($"editor has discarded your draft: {TitleOf(draft)}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Words_go_with_the_request_and_it_can_be_taken_back()
    {
        var draft = Draft.Sound("Testimonial");
        var form = HtmlForm.Of((await _contributor.GetAsync(NewTestimonial)).Document, "form[enctype='multipart/form-data']");
        draft.TypeInto(form);
        form["AuditTrailPart.Comment"] = "Please look at the <name>.";
        form.Press("submit.Save", "submit.AskForReview");
        await _contributor.PostAsync(form, NewTestimonial);

        var message = Assert.Single(await MessagesAsync(_editor), message => message.Text.Contains(draft.Name, StringComparison.Ordinal));
        Assert.Equal($"contributor asks for a review: {TitleOf(draft)} Please look at the <name>. Open it", message.Text);
        var seen = await _editor.GetAsync(message.Address);
        Assert.Equal("Please look at the <name>.", Answer.TextOf(seen.Document.QuerySelector("[data-iurc-review] blockquote")!));
        Assert.Empty(seen.Document.QuerySelectorAll("button[value='submit.TakeBack']"));
        Assert.Contains(draft.Name, await OnDashboardAsync("own-requests"), StringComparison.Ordinal);

        form = HtmlForm.Of((await _contributor.GetAsync(message.Address)).Document, "form[enctype='multipart/form-data']");
        form.Press("submit.Save", "submit.TakeBack");
        var answer = await _contributor.PostAsync(form, message.Address);
        Assert.Contains("You have taken back the request", (await _contributor.FollowAsync(answer)).VisibleText, StringComparison.Ordinal);
        Assert.DoesNotContain(TitleOf(draft), await RowsAsync("review:asked"));
        Assert.Contains(draft.Name, await OnDashboardAsync("own-drafts"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_sent_back_stands_on_the_dashboard_and_in_the_list()
    {
        var draft = Draft.Sound("Testimonial");
        await SendAsync(draft, "submit.AskForReview");
        var address = Assert.Single(await MessagesAsync(_editor), message => message.Text.Contains(draft.Name, StringComparison.Ordinal)).Address;
        await AnswerAsync(_editor, address, "Name the year.");

        Assert.Contains($"{TitleOf(draft)}", await OnDashboardAsync("sent-back"), StringComparison.Ordinal);
        Assert.Contains("editor: Name the year.", await OnDashboardAsync("sent-back"), StringComparison.Ordinal);
        Assert.Contains(TitleOf(draft), await RowsAsync("review:back"));
        var list = await _contributor.GetAsync("/Admin/Contents/ContentItems/Testimonial?pageSize=100");
        Assert.Contains("Sent back", Answer.TextOf(list.Document.QuerySelectorAll("tr.iurc-row").Single(row => Answer.TextOf(row).Contains(draft.Name, StringComparison.Ordinal))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_date_to_publish_answers_the_request()
    {
        var draft = Draft.Sound("Testimonial");
        await SendAsync(draft, "submit.AskForReview");
        var address = Assert.Single(await MessagesAsync(_editor), message => message.Text.Contains(draft.Name, StringComparison.Ordinal)).Address;
        var form = HtmlForm.Of((await _editor.GetAsync(address)).Document, "form[enctype='multipart/form-data']");
        var day = DateTime.UtcNow.AddDays(60);
        form[ScheduleRules.PublishField] = day.ToString("yyyy-MM-dd'T'09:00", CultureInfo.InvariantCulture);
        // The script names the button for the date; without it the form says so first.
        form.Press("submit.Publish");
        form = HtmlForm.Of((await _editor.PostAsync(form, address)).Document, "form[enctype='multipart/form-data']");
        form.Press("submit.Save", "submit.Schedule");
        Assert.Equal(HttpStatusCode.Redirect, (await _editor.PostAsync(form, address)).Status);

        Assert.DoesNotContain(TitleOf(draft), await RowsAsync("review:asked"));
        Assert.Single(await MessagesAsync(_contributor), told => told.Text.StartsWith($"editor has set your draft to be published on {day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)} at 09:00", StringComparison.Ordinal)
            && told.Text.Contains(draft.Name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_saves_over_the_draft_of_somebody_else_takes_their_request_off_and_they_are_told()
    {
        const string Page = "iurcpagecookies00000000000";
        await fixture.Tenant.CreateUserAsync("colin", "Contributor");
        await fixture.Tenant.CreateUserAsync("carla", "Contributor");
        var (colin, carla) = (await fixture.BrowserOfAsync("colin"), await fixture.BrowserOfAsync("carla"));
        const string address = $"/Admin/Contents/ContentItems/{Page}/Edit";

        await SaveAsync(colin, "Text of Colin.", "submit.AskForReview");
        var own = await colin.GetAsync("/Admin/Contents/ContentItems/Page?q=status%3Aowner");
        Assert.Contains(own.Document.QuerySelectorAll("tr.iurc-row"), row => Answer.TextOf(row).Contains("Cookies", StringComparison.Ordinal));
        // An editor who mends a word is at the review.
        await SaveAsync(_editor, "Text of Colin, mended.", "submit.Save");
        Assert.Contains("colin asked for it", (await _editor.GetAsync(address)).VisibleText, StringComparison.Ordinal);

        await SaveAsync(carla, "Text of Carla.", "submit.Save");
        Assert.DoesNotContain("awaits a review", (await _editor.GetAsync(address)).VisibleText, StringComparison.Ordinal);
        Assert.Single(await MessagesAsync(colin), told => told.Text.StartsWith("carla has saved another text over your draft", StringComparison.Ordinal));

        await SaveAsync(colin, "Colin once more.", "submit.AskForReview");
        Assert.Single(await MessagesAsync(carla), told => told.Text.StartsWith("colin has saved another text over your draft", StringComparison.Ordinal));
        await SaveAsync(carla, "Carla once more.", "submit.AskForReview");
        Assert.Contains("carla asked for it", (await _editor.GetAsync(address)).VisibleText, StringComparison.Ordinal);

        var form = HtmlForm.Of((await _editor.GetAsync(address)).Document, "form[enctype='multipart/form-data']");
        form.Press("submit.Publish");
        await _editor.PostAsync(form, address);
        Assert.Single(await MessagesAsync(carla), told => told.Text.StartsWith("Your draft has been published", StringComparison.Ordinal));
        Assert.DoesNotContain(await MessagesAsync(colin), told => told.Text.StartsWith("Your draft has been published", StringComparison.Ordinal));

        async Task SaveAsync(Browser browser, string text, string button)
        {
            var form = HtmlForm.Of((await browser.GetAsync(address)).Document, "form[enctype='multipart/form-data']");
            form["Page.Summary.Text"] = text;
            form.Press("submit.Save", button);
            Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync(form, address)).Status);
        }
    }

    [Fact]
    public async Task Who_only_saves_troubles_nobody()
    {
        var draft = Draft.Sound("Testimonial");
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(draft, "submit.Save")).Status);

        Assert.DoesNotContain(await MessagesAsync(_editor), message => message.Text.Contains(draft.Name, StringComparison.Ordinal));
        Assert.DoesNotContain(TitleOf(draft), await RowsAsync("review:asked"));
    }

    [Fact]
    public async Task A_form_that_is_refused_troubles_nobody()
    {
        var draft = Draft.Sound("Testimonial").Set("Testimonial.Quote.Text", "");
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(draft, "submit.AskForReview")).Status);
        Assert.DoesNotContain(await MessagesAsync(_editor), message => message.Text.Contains(draft.Name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_those_who_may_not_publish_have_the_button()
    {
        Assert.Single((await _contributor.GetAsync(NewTestimonial)).Document.QuerySelectorAll("button[value='submit.AskForReview']"));
        Assert.Empty((await _editor.GetAsync(NewTestimonial)).Document.QuerySelectorAll("button[value='submit.AskForReview']"));
    }

    [Fact]
    public async Task A_name_with_markup_is_shown_as_text()
    {
        var draft = Draft.Sound("Testimonial").Set("Testimonial.PersonName.Text", "<i>Eve</i> & \"Co\"");
        await SendAsync(draft, "submit.AskForReview");
        Assert.Single(await MessagesAsync(_editor), message => message.Text == "contributor asks for a review: <i>Eve</i> & \"Co\": “" + QuoteOf(draft) + "” Open it");
    }

    private static string TitleOf(Draft draft) => $"{draft.Name}: “{QuoteOf(draft)}”";

    private static string QuoteOf(Draft draft) => draft.Values.Single(value => value.Key == "Testimonial.Quote.Text").Value[0];

    private static async Task<Answer> AnswerAsync(Browser browser, string address, string words)
    {
        var form = HtmlForm.Of((await browser.GetAsync(address)).Document, "form[enctype='multipart/form-data']");
        form["Review.Answer"] = words;
        form.Press("submit.Save", "submit.SendBack");
        return await browser.PostAsync(form, address);
    }

    private async Task<string> OnDashboardAsync(string kind)
        => (await _contributor.GetAsync("/Admin")).Document.QuerySelector($"[data-iurc-kind={kind}]") is { } card ? Answer.TextOf(card) : "";

    private async Task<Answer> SendAsync(Draft draft, string button)
    {
        var form = HtmlForm.Of((await _contributor.GetAsync(NewTestimonial)).Document, "form[enctype='multipart/form-data']");
        draft.TypeInto(form);
        form.Press("submit.Save", button);
        return await _contributor.PostAsync(form, NewTestimonial);
    }

    /// <summary>What stands at the bell.</summary>
    private static async Task<List<(string Text, string Address)>> MessagesAsync(Browser browser)
        => [.. (await browser.GetAsync("/Admin/Handbook")).Document.QuerySelectorAll(".notification-navbar a[href*='/ContentItems/']")
            .Select(link => (Answer.TextOf(link.ParentElement!), link.GetAttribute("href")!))];

    private async Task<List<string>> RowsAsync(string filter)
        => [.. (await _editor.GetAsync("/Admin/Contents/ContentItems/Testimonial?pageSize=100&q=" + Uri.EscapeDataString(filter))).Document
            .QuerySelectorAll("tr.iurc-row a[href*='/Edit'], tr.iurc-row a[href*='/Display']").Select(Answer.TextOf)];
}
