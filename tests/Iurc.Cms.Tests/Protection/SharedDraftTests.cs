using System.Net;
using Iurc.Cms.Editorial.Sharing;
using Iurc.Cms.Programme.Models;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Cms.Tests.Rules;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.AuditTrail.Indexes;
using OrchardCore.AuditTrail.Models;
using OrchardCore.ContentManagement;
using Xunit;
using YesSql;

namespace Iurc.Cms.Tests.Protection;

/// <summary>The person who is quoted sees the draft by a link, and nobody else sees anything by it.</summary>
[Collection(ProtectedSite.Name)]
public sealed class SharedDraftTests(OwnTenant fixture) : IAsyncLifetime
{
    private readonly Tenant _tenant = fixture.Tenant;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        _tenant.SetClock(DateTime.UtcNow);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_contributor_shares_a_draft_and_the_speaker_reads_it_without_an_account()
    {
        var draft = await WriteAsync();
        var contributor = await fixture.BrowserOfAsync("contributor");
        var form = (await contributor.GetAsync($"/Admin/Contents/ContentItems/{draft.ContentItemId}/Edit")).Document;
        var way = form.QuerySelectorAll("a").Single(link => Answer.TextOf(link) == "Share a preview").GetAttribute("href")!;
        var link = await ShareAsync(contributor, way);

        using var speaker = _tenant.Anonymous();
        var page = await speaker.GetAsync(link);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains((string)draft.Content.Testimonial.Quote.Text.ToString(), page.VisibleText, StringComparison.Ordinal);
        Assert.Contains("This is not published.", Answer.TextOf(page.Document.QuerySelector("[data-iurc-draft]")!), StringComparison.Ordinal);
        Assert.Contains("It has not been changed since the link was made", page.VisibleText, StringComparison.Ordinal);
        AssertPrivate(page);

        // It is not asked for a draft's address: there is none, nor anything that tells search engines of the page.
        Assert.Equal(["noindex, nofollow, noarchive"], page.Document.QuerySelectorAll("meta[name=robots]").Select(meta => meta.GetAttribute("content")));
        Assert.Empty(page.Document.QuerySelectorAll("link[rel=canonical], meta[property^='og:'], script"));
        // Links lead to what is public only.
        foreach (var address in page.Document.QuerySelectorAll("a[href^='/']").Select(element => element.GetAttribute("href")!).Distinct())
        {
            Assert.Equal(HttpStatusCode.OK, (await speaker.GetAsync(address.Split('#')[0])).Status);
        }

        // Nobody keeps it: what is changed is seen at once, and said.
        await _tenant.SaveDraftAsync(draft.ContentItemId, item => item.Alter<Testimonial>(part => part.Quote.Text = "We have learned even more."));
        var changed = await speaker.GetAsync(link);
        Assert.Contains("We have learned even more.", changed.VisibleText, StringComparison.Ordinal);
        Assert.Contains("It has been changed since the link was made", changed.VisibleText, StringComparison.Ordinal);

        // And when it is published, that is said too.
        await _tenant.ChangeAsync(draft.ContentItemId, (content, item) => content.PublishAsync(item));
        Assert.Contains("This text is public by now.", (await speaker.GetAsync(link)).VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_links_that_do_not_work_say_the_same()
    {
        var draft = await WriteAsync();
        var contributor = await fixture.BrowserOfAsync("contributor");
        var way = "/Admin/SharedDrafts/" + draft.ContentItemId;
        var (withdrawn, expired, removed) = (await ShareAsync(contributor, way), await ShareAsync(contributor, way), await ShareAsync(contributor, way));
        using var stranger = _tenant.Anonymous();
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync(withdrawn)).Status);

        var list = await contributor.GetAsync(way);
        Assert.Equal(3, list.Document.QuerySelectorAll("[data-iurc-shares] li form").Length);
        Assert.Contains("Made by contributor", list.VisibleText, StringComparison.Ordinal);
        // The newest comes first.
        var last = list.Document.QuerySelectorAll("[data-iurc-shares] li form")[^1];
        Assert.Equal(HttpStatusCode.Redirect, (await contributor.PostAsync(last.GetAttribute("action")!, [await contributor.TokenAsync()])).Status);

        var wrong = await stranger.GetAsync("/shared-draft/" + new string('A', 43));
        Assert.Equal(HttpStatusCode.NotFound, wrong.Status);
        Assert.Contains("This link does not work", wrong.VisibleText, StringComparison.Ordinal);
        AssertPrivate(wrong);
        Assert.Equal(wrong.Text, (await stranger.GetAsync(withdrawn)).Text);

        _tenant.SetClock(DateTime.UtcNow.AddDays(7).AddMinutes(-5));
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync(expired)).Status);
        _tenant.SetClock(DateTime.UtcNow.AddDays(7).AddMinutes(5));
        Assert.Equal((wrong.Status, wrong.Text), ((await stranger.GetAsync(expired)) is var late ? late.Status : default, late.Text));
        _tenant.SetClock(DateTime.UtcNow);

        await _tenant.ChangeAsync(draft.ContentItemId, (content, item) => content.RemoveAsync(item));
        Assert.Equal(wrong.Text, (await stranger.GetAsync(removed)).Text);
        foreach (var odd in new[] { "a%20b", "ä", new string('x', 2000), "..%2f..%2fadmin" })
        {
            Assert.True((int)(await stranger.GetAsync("/shared-draft/" + odd)).Status is 400 or 404 or 414, odd);
        }
    }

    [Fact]
    public async Task To_send_a_draft_back_changes_no_text_and_ends_no_link()
    {
        var contributor = await fixture.BrowserOfAsync("contributor");
        var editor = await fixture.BrowserOfAsync("editor");
        var draft = await WriteAsync();
        var link = await ShareAsync(contributor, "/Admin/SharedDrafts/" + draft.ContentItemId);
        var edit = $"/Admin/Contents/ContentItems/{draft.ContentItemId}/Edit";
        var form = HtmlForm.Of((await contributor.GetAsync(edit)).Document, "form[enctype='multipart/form-data']");
        Assert.Equal(HttpStatusCode.Redirect, (await contributor.PostAsync(form.Press("submit.Save", "submit.AskForReview"), edit)).Status);

        form = HtmlForm.Of((await editor.GetAsync(edit)).Document, "form[enctype='multipart/form-data']");
        form["Review.Answer"] = "Name the year.";
        Assert.Equal(HttpStatusCode.Redirect, (await editor.PostAsync(form.Press("submit.Save", "submit.SendBack"), edit)).Status);
        using var stranger = _tenant.Anonymous();
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync(link)).Status);
    }

    [Fact]
    public async Task Nobody_shares_what_they_may_not_edit()
    {
        var other = Draft.Sound("Testimonial").ToContentItem(published: false);
        await _tenant.UsingAsync(services => services.GetRequiredService<IContentManager>().ImportAsync([other]));
        var contributor = await fixture.BrowserOfAsync("contributor");
        var way = "/Admin/SharedDrafts/" + other.ContentItemId;
        Assert.Equal(HttpStatusCode.NotFound, (await contributor.GetAsync(way)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await contributor.PostAsync(way + "/Share", [await contributor.TokenAsync()])).Status);

        var editor = await fixture.BrowserOfAsync("editor");
        await ShareAsync(editor, way);
        var id = (await SharesAsync(other.ContentItemId)).Single().Id;
        Assert.Equal(HttpStatusCode.NotFound, (await contributor.PostAsync($"{way}/Withdraw?id={id}", [await contributor.TokenAsync()])).Status);
        Assert.Single(await SharesAsync(other.ContentItemId));
        // Nor by the number of a link to another's item through one's own.
        var own = await WriteAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await contributor.PostAsync($"/Admin/SharedDrafts/{own.ContentItemId}/Withdraw?id={id}", [await contributor.TokenAsync()])).Status);
        Assert.Single(await SharesAsync(other.ContentItemId));
    }

    [Fact]
    public async Task Whoever_may_not_publish_shows_nobody_what_another_has_written()
    {
        var draft = await WriteAsync();
        var contributor = await fixture.BrowserOfAsync("contributor");
        var editor = await fixture.BrowserOfAsync("editor");
        var way = "/Admin/SharedDrafts/" + draft.ContentItemId;
        var own = await ShareAsync(contributor, way);

        var edit = $"/Admin/Contents/ContentItems/{draft.ContentItemId}/Edit";
        var form = HtmlForm.Of((await editor.GetAsync(edit)).Document, "form[enctype='multipart/form-data']");
        form["Testimonial.Quote.Text"] = "An editor's words under embargo.";
        Assert.Equal(HttpStatusCode.Redirect, (await editor.PostAsync(form.Press("submit.Save", "submit.Save"), edit)).Status);

        using var stranger = _tenant.Anonymous();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(own)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await contributor.PostAsync(way + "/Share", [await contributor.TokenAsync()])).Status);
        // They are told, and find it where they have shared it.
        Assert.Contains("Share a preview", (await contributor.GetAsync(edit)).VisibleText, StringComparison.Ordinal);
        var stopped = await contributor.GetAsync(way);
        Assert.Contains("Your links show nothing at the moment: editor has changed this draft", stopped.VisibleText, StringComparison.Ordinal);
        Assert.Empty(stopped.Document.QuerySelectorAll("form[action$='/Share']"));

        // An editor's link shows whatever is the newest.
        var editors = await ShareAsync(editor, way);
        Assert.Contains("An editor's words", (await stranger.GetAsync(editors)).VisibleText, StringComparison.Ordinal);
        form = HtmlForm.Of((await contributor.GetAsync(edit)).Document, "form[enctype='multipart/form-data']");
        form["Testimonial.Quote.Text"] = "The contributor's own words again.";
        Assert.Equal(HttpStatusCode.Redirect, (await contributor.PostAsync(form.Press("submit.Save", "submit.Save"), edit)).Status);
        Assert.Contains("own words again", (await stranger.GetAsync(editors)).VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_shows_a_draft_is_put_on_no_page()
    {
        var editor = await fixture.BrowserOfAsync("editor");
        const string address = "/Admin/Contents/ContentTypes/Page/Create";
        foreach (var link in new[] { "/shared-draft/kV3", "https://www.iurc.example/shared-draft/kV3?a=b" })
        {
            var form = HtmlForm.Of((await editor.GetAsync(address)).Document, "form[enctype='multipart/form-data']");
            form["TitlePart.Title"] = "Our plan";
            form["Page.Body.Html"] = $"<p>See <a href=\"{link}\">our plan</a>.</p>";
            var answer = await editor.PostAsync(form.Press("submit.Publish"), address);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.Contains("The link \"our plan\" shows a draft that was shared", Answer.TextOf(answer.Document.QuerySelector(".validation-summary-errors")!), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_secret_is_stored_nowhere_and_the_history_says_who_shared()
    {
        var draft = await WriteAsync();
        var contributor = await fixture.BrowserOfAsync("contributor");
        var link = await ShareAsync(contributor, "/Admin/SharedDrafts/" + draft.ContentItemId);
        var secret = link[(link.LastIndexOf('/') + 1)..];
        Assert.Equal(43, secret.Length);
        Assert.DoesNotContain(await _tenant.ReadDocumentsAsync(), document => document.Content.Contains(secret, StringComparison.Ordinal));
        Assert.DoesNotContain(_tenant.Log, entry => entry.Message.Contains(secret, StringComparison.Ordinal));

        var events = await _tenant.UsingAsync(async services => (await services.GetRequiredService<ISession>()
            .Query<AuditTrailEvent, AuditTrailEventIndex>(entry => entry.CorrelationId == draft.ContentItemId && entry.Category == SharingEvents.Category, collection: AuditTrailEvent.Collection).ListAsync()).ToList());
        Assert.Equal([("Shared", "contributor")], events.Select(entry => (entry.Name, entry.UserName)));
    }

    [Fact]
    public async Task What_is_published_is_not_shared()
    {
        var editor = await fixture.BrowserOfAsync("editor");
        var page = await editor.GetAsync("/Admin/SharedDrafts/iurcabout00000000000000000");
        Assert.DoesNotContain("Make a link", page.VisibleText, StringComparison.Ordinal);
        var answer = await editor.FollowAsync(await editor.PostAsync("/Admin/SharedDrafts/iurcabout00000000000000000/Share", [await editor.TokenAsync()]));
        Assert.Contains("There is no draft", answer.VisibleText, StringComparison.Ordinal);
    }

    private static void AssertPrivate(Answer page)
    {
        Assert.Equal("no-store", page.Headers["Cache-Control"]);
        Assert.Equal("no-referrer", page.Headers["Referrer-Policy"]);
        Assert.Equal("noindex, nofollow, noarchive", page.Headers["X-Robots-Tag"]);
        Assert.False(page.Headers.ContainsKey("ETag"));
        Assert.False(page.SetsCookie);
    }

    private static async Task<string> ShareAsync(Browser browser, string way)
    {
        var answer = await browser.PostAsync(HtmlForm.Of((await browser.GetAsync(way)).Document, "[data-iurc-shares] form[action$=Share]"));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return new Uri(answer.Document.QuerySelector("#shared-link")!.GetAttribute("value")!).AbsolutePath;
    }

    private async Task<ContentItem> WriteAsync()
    {
        var contributor = await fixture.BrowserOfAsync("contributor");
        const string address = "/Admin/Contents/ContentTypes/Testimonial/Create";
        var draft = Draft.Sound("Testimonial");
        var form = HtmlForm.Of((await contributor.GetAsync(address)).Document, "form[enctype='multipart/form-data']");
        draft.TypeInto(form);
        Assert.Equal(HttpStatusCode.Redirect, (await contributor.PostAsync(form.Press("submit.Save", "submit.Save"), address)).Status);
        return await _tenant.UsingAsync(async services => await services.GetRequiredService<ISession>()
            .Query<ContentItem, OrchardCore.ContentManagement.Records.ContentItemIndex>(row => row.DisplayText.StartsWith(draft.Name) && row.Latest).OrderByDescending(row => row.Id).FirstOrDefaultAsync());
    }

    private Task<IReadOnlyList<SharedDraft>> SharesAsync(string id) => _tenant.UsingAsync(services => services.GetRequiredService<SharedDrafts>().ListAsync(id));
}
