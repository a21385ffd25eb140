using System.Net;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Cms.Tests.Rules;
using Xunit;

namespace Iurc.Cms.Tests.Mail;

/// <summary>Editors get a mail when a review is asked for, and who asked for it gets the answer.</summary>
public sealed class ReviewMailTests(Site site)
{
    private const string NewPage = "/Admin/Contents/ContentTypes/Page/Create";

    [Fact]
    public async Task A_review_is_asked_for_and_answered_by_mail()
    {
        await using var mail = new MailServer();
        var tenant = await site.CreateTenantAsync();
        await mail.SetUpAsync(tenant);
        await tenant.CreateUserAsync("contributor", "Contributor");
        await tenant.CreateUserAsync("editor", "Editor");
        using var contributor = await tenant.Anonymous().LogInAsync("contributor");
        using var editor = await tenant.Anonymous().LogInAsync("editor");

        var draft = Draft.Sound("Page");
        var form = HtmlForm.Of((await contributor.GetAsync(NewPage)).Document, "form[enctype='multipart/form-data']");
        draft.TypeInto(form);
        form.Press("submit.Save", "submit.AskForReview");
        Assert.Equal(HttpStatusCode.Redirect, (await contributor.PostAsync(form, NewPage)).Status);

        var asked = await mail.ReceiveAsync();
        Assert.Equal(("editor@example.eu", $"contributor asks for a review: {draft.Name} - IURC North America"), (asked.To, asked.Subject));
        var address = asked.PathOf("/ContentItems/");

        form = HtmlForm.Of((await editor.GetAsync(address)).Document, "form[enctype='multipart/form-data']");
        form["Review.Answer"] = "Name the city.\nAnd the year.";
        form.Press("submit.Save", "submit.SendBack");
        Assert.Equal(HttpStatusCode.Redirect, (await editor.PostAsync(form, address)).Status);
        var answered = await mail.ReceiveAsync();
        Assert.Equal("contributor@example.eu", answered.To);
        Assert.Contains("editor has sent your draft back", answered.Subject, StringComparison.Ordinal);
        Assert.Contains("Name the city.\nAnd the year.", answered.Text, StringComparison.Ordinal);
        Assert.Contains("Name the city.<br>", answered.Html, StringComparison.Ordinal);

        form = HtmlForm.Of((await editor.GetAsync(answered.PathOf("/ContentItems/"))).Document, "form[enctype='multipart/form-data']");
        form.Press("submit.Publish");
        Assert.Equal(HttpStatusCode.Redirect, (await editor.PostAsync(form, address)).Status);
        var published = await mail.ReceiveAsync();
        Assert.Equal(("contributor@example.eu", $"Your draft has been published: {draft.Name} - IURC North America"), (published.To, published.Subject));
        Assert.False(mail.HasMore);
    }
}
