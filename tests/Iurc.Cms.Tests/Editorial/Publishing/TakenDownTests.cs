using System.Net;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Cms.Tests.Rules;
using Xunit;

namespace Iurc.Cms.Tests.Editorial.Publishing;

/// <summary>A draft of what was taken down is told from a new one, so that nobody brings it back without knowing.</summary>
public sealed class TakenDownTests(OwnTenant fixture) : IClassFixture<OwnTenant>
{
    private readonly Desk _desk = new(fixture);

    [Fact]
    public async Task It_says_who_took_it_down_and_stays_with_whoever_has_proposed_a_change()
    {
        _desk.Tenant.SetClock(Desk.Morning);
        var (editor, contributor) = (await _desk.EditorAsync(), await _desk.ContributorAsync());
        var draft = Draft.Sound("Testimonial");
        var id = await PublishedAsync(editor, draft);
        Assert.Equal(HttpStatusCode.Redirect, (await Desk.WriteAsync(contributor, id, "Proposed words")).Status);
        await Desk.ActAsync(editor, id, "Unpublish");
        Assert.Null(await _desk.SeenAsync(id));

        const string said = "Readers do not see this any more: editor took it down on 1 December 2026 at 09:00 (Brussels).";
        Assert.Contains(said, (await editor.GetAsync(Desk.EditAddress(id))).VisibleText, StringComparison.Ordinal);
        Assert.Contains("Taken down on 1 December 2026", await ListAsync(editor), StringComparison.Ordinal);
        Assert.Contains(said, (await contributor.GetAsync(Desk.EditAddress(id))).VisibleText, StringComparison.Ordinal);
        Assert.Contains(draft.Name, await ListAsync(contributor), StringComparison.Ordinal);

        // A copy has never been seen; and what is seen again is not taken down.
        var copy = await editor.FollowAsync(await Desk.ActAsync(editor, id, "Clone"));
        Assert.Contains("Copy of", copy.VisibleText, StringComparison.Ordinal);
        Assert.DoesNotContain("took it down", copy.VisibleText, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await Desk.SendAsync(editor, id, (await Desk.OpenAsync(editor, id)).Press("submit.Publish", "submit.Publish"))).Status);
        Assert.Equal("Proposed words", await _desk.SeenAsync(id));
        Assert.DoesNotContain("took it down", (await editor.GetAsync(Desk.EditAddress(id))).VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task So_does_its_date()
    {
        _desk.Tenant.SetClock(Desk.Morning);
        var editor = await _desk.EditorAsync();
        var id = await PublishedAsync(editor, Draft.Sound("Testimonial"));
        await _desk.Tenant.SaveDraftAsync(id, item => item.DisplayText = "Waiting");
        await Desk.ScheduleWellAsync(editor, id, "", "2026-12-05T10:00");
        await _desk.LookAtAsync(new DateTime(2026, 12, 5, 10, 0, 0));
        Assert.Null(await _desk.SeenAsync(id));
        Assert.Contains("it was taken down by its date, on 5 December 2026 at 11:00 (Brussels).", (await editor.GetAsync(Desk.EditAddress(id))).VisibleText, StringComparison.Ordinal);
    }

    private static async Task<string> PublishedAsync(Browser editor, Draft draft)
    {
        var id = await Desk.NewDraftAsync(editor, draft);
        Assert.Equal(HttpStatusCode.Redirect, (await Desk.SendAsync(editor, id, (await Desk.OpenAsync(editor, id)).Press("submit.Publish", "submit.Publish"))).Status);
        return id;
    }

    private static async Task<string> ListAsync(Browser browser) => (await browser.GetAsync("/Admin/Contents/ContentItems/Testimonial")).VisibleText;
}
