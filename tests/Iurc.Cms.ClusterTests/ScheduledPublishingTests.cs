using System.Globalization;
using System.Net;
using Iurc.Cms.ClusterTests.Parts;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Programme.Schedules;
using Xunit;

namespace Iurc.Cms.ClusterTests;

/// <summary>Both nodes look at what is due in the same moment.</summary>
public sealed class ScheduledPublishingTests(Cluster cluster) : ClusterTest(cluster)
{
    private const string Form = "form[enctype='multipart/form-data']";
    private static readonly TimeZoneInfo s_siteTime = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    [Theory]
    [InlineData(true)]
    // Without Redis there is no lock between nodes: then the versions of the documents decide.
    [InlineData(false)]
    public async Task A_draft_that_is_due_is_published_once_and_seen_at_both_at_once(bool isLocked)
    {
        var title = Editor.NewTitle();
        var address = Editor.AddressOf(title);
        using var editor = await Editor.LogInAsync(Cluster.A.Address);
        var draft = await editor.OpenAsync("/Admin/Contents/ContentTypes/Page/Create");
        (draft["TitlePart.Title"], draft["Page.Summary.Text"]) = (title, "A page of the test.");
        var saved = await editor.SendAsync(draft, "submit.Save");
        Assert.True(saved.Status == HttpStatusCode.Redirect, saved.ToString());
        var id = saved.Location!.Split('/')[^2];
        await ScheduleAsync(editor, id);
        foreach (var node in Cluster.Nodes)
        {
            using var reader = Visitor.At(node.Address);
            Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(address)).Status);
        }

        await Task.WhenAll(Cluster.Nodes.Select(node => BackgroundRun.AtAsync(node, "ScheduledPublishingBackgroundTask", isLocked, hoursAhead: 2)));

        foreach (var node in Cluster.Nodes)
        {
            using var reader = Visitor.At(node.Address);
            Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(address)).Status);
        }

        Assert.Equal(1L, await Cluster.AskAsync($"""SELECT COUNT(*) FROM "Audit_AuditTrailEventIndex" WHERE "Name" = 'Published' AND "CorrelationId" = '{id}'"""));
        Assert.Equal(1L, await Cluster.AskAsync($"""SELECT COUNT(*) FROM "ContentItemIndex" WHERE "ContentItemId" = '{id}' AND "Published" AND "Latest" """));
        Assert.Equal(0L, await Cluster.AskAsync($"""SELECT COUNT(*) FROM "ItemScheduleIndex" WHERE "ContentItemId" = '{id}'"""));
    }

    /// <summary>Sets the draft to be published in an hour. The second press is that of the button which the page's script would have shown at once.</summary>
    private static async Task ScheduleAsync(Editor editor, string id)
    {
        var form = await editor.OpenAsync($"/Admin/Contents/ContentItems/{id}/Edit");
        form[ScheduleRules.PublishField] = TimeZoneInfo.ConvertTimeFromUtc(DateTime.UtcNow.AddHours(1), s_siteTime).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
        var question = await editor.SendAsync(form, "submit.Publish");
        var answer = await editor.SendAsync(new Editor.OpenForm(HtmlForm.Of(question.Document, Form).Press("submit.Save", "submit.Schedule"), form.Address));
        Assert.True(answer.Status == HttpStatusCode.Redirect, answer.ToString());
    }
}
