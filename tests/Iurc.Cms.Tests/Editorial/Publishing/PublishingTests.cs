using System.Net;
using System.Text.Json.Nodes;
using Iurc.Cms.Programme.Models;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Cms.Tests.Rules;
using Iurc.Programme.Schedules;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.AuditTrail.Indexes;
using OrchardCore.AuditTrail.Models;
using OrchardCore.ContentManagement;
using OrchardCore.DisplayManagement.Notify;
using OrchardCore.PublishLater.Models;
using OrchardCore.Users;
using OrchardCore.Users.Models;
using Xunit;
using YesSql;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Tests.Editorial.Publishing;

/// <summary>What goes public and offline in time is what somebody who may publish has asked for, with that text, and nothing else.</summary>
public sealed class PublishingTests(OwnTenant fixture) : IClassFixture<OwnTenant>, IAsyncLifetime
{
    private readonly Desk _desk = new(fixture);
    private Browser _editor = null!;
    private Browser _contributor = null!;

    public async ValueTask InitializeAsync()
    {
        _desk.Tenant.SetClock(Desk.Morning);
        _editor = await _desk.EditorAsync();
        _contributor = await _desk.ContributorAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Both_dates_are_set_by_one_button_and_each_is_kept_once()
    {
        var draft = Draft.Sound("Testimonial");
        var id = await Desk.NewDraftAsync(_editor, draft);

        // Without the page's script the button does not know of the date yet: it is said, and the button says what it does then.
        var form = Desk.Date(await Desk.OpenAsync(_editor, id), "2026-12-02T10:00", "2026-12-03T18:30");
        var answer = await Desk.SendAsync(_editor, id, form.Press("submit.Publish", "submit.Publish"));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("There is a date to publish.", answer.VisibleText, StringComparison.Ordinal);
        Assert.Equal(
            "Publish on 2 December 2026 at 10:00 (Brussels), take down on 3 December 2026 at 18:30 (Brussels)",
            Answer.TextOf(answer.Document.QuerySelector($"button[value='{Desk.Schedule}']")!));
        Assert.Null(await _desk.SeenAsync(id));

        var said = await Desk.ScheduleWellAsync(_editor, id, "2026-12-02T10:00", "2026-12-03T18:30");
        Assert.Contains("It will be published on 2 December 2026 at 10:00 (Brussels) and taken down on 3 December 2026 at 18:30 (Brussels).", said, StringComparison.Ordinal);
        Assert.Contains("This draft will be published on 2 December 2026 at 10:00 (Brussels): editor has set that.", said, StringComparison.Ordinal);
        var row = (await _editor.GetAsync("/Admin/Contents/ContentItems/Testimonial")).VisibleText;
        Assert.Contains("To be published on 2 December 2026 at 10:00 (Brussels) To be taken down on 3 December 2026 at 18:30 (Brussels)", row, StringComparison.Ordinal);

        var quote = draft.Values.Single(value => value.Key == "Testimonial.Quote.Text").Value[0];
        await _desk.LookAtAsync(new DateTime(2026, 12, 2, 8, 59, 59));
        Assert.Null(await _desk.SeenAsync(id));
        await _desk.LookAtAsync(new DateTime(2026, 12, 2, 9, 0, 0));
        Assert.Equal(quote, await _desk.SeenAsync(id));
        await _desk.LookAtAsync(new DateTime(2026, 12, 3, 17, 29, 59));
        Assert.Equal(quote, await _desk.SeenAsync(id));
        await _desk.LookAtAsync(new DateTime(2026, 12, 3, 17, 30, 0));
        Assert.Null(await _desk.SeenAsync(id));

        // Also when the clock goes back and comes again.
        foreach (var day in new[] { 1, 2, 4, 3, 20 })
        {
            await _desk.LookAtAsync(new DateTime(2026, 12, day, 12, 0, 0));
            Assert.Null(await _desk.SeenAsync(id));
        }

        Assert.Equal(["Published", "Unpublished"], await EventsAsync(id, "Published", "Unpublished"));
    }

    [Fact]
    public async Task A_server_that_was_down_at_both_times_publishes_nothing_and_says_so()
    {
        var draft = Draft.Sound("Testimonial");
        var id = await Desk.NewDraftAsync(_editor, draft);
        await Desk.ScheduleWellAsync(_editor, id, "2026-12-02T10:00", "2026-12-03T10:00");

        await _desk.LookAtAsync(new DateTime(2026, 12, 5));
        Assert.Null(await _desk.SeenAsync(id));
        Assert.Contains(await Desk.MessagesAsync(_editor), message => message.StartsWith($"Not published on 2 December 2026 at 10:00 (Brussels), because the time to take it down has passed as well: {draft.Name}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_was_down_publishes_late_and_once()
    {
        var id = await Desk.NewDraftAsync(_editor, Draft.Sound("Testimonial"));
        await Desk.ScheduleWellAsync(_editor, id, "2026-12-02T10:00");
        await _desk.LookAtAsync(new DateTime(2026, 12, 9));
        await _desk.Tenant.RunScheduleAsync();
        Assert.NotNull(await _desk.SeenAsync(id));
        Assert.Equal(["Published"], await EventsAsync(id, "Published"));
    }

    [Fact]
    public async Task Two_nodes_at_the_same_moment_publish_once()
    {
        var id = await Desk.NewDraftAsync(_editor, Draft.Sound("Testimonial"));
        await Desk.ScheduleWellAsync(_editor, id, "2026-12-02T10:00");
        _desk.Tenant.SetClock(new DateTime(2026, 12, 2, 12, 0, 0));
        // In scopes of their own, as two nodes are: neither waits for the other.
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => _desk.Tenant.RunScheduleAsync())));
        Assert.NotNull(await _desk.SeenAsync(id));
        Assert.Equal(["Published"], await EventsAsync(id, "Published"));
    }

    [Fact]
    public async Task A_published_page_is_taken_down_although_a_draft_was_saved_since()
    {
        var id = await Desk.NewDraftAsync(_editor, Draft.Sound("Testimonial"));
        var answer = await Desk.ScheduleAsync(_editor, id, "", "2026-12-03T10:00");
        Assert.Contains("It will be taken down on 3 December 2026 at 10:00 (Brussels).", (await _editor.FollowAsync(answer)).VisibleText, StringComparison.Ordinal);
        Assert.NotNull(await _desk.SeenAsync(id));

        await Desk.WriteAsync(_editor, id, "A later draft.");
        await _desk.LookAtAsync(new DateTime(2026, 12, 3, 9, 0, 0));
        Assert.Null(await _desk.SeenAsync(id));
        await _desk.LookAtAsync(new DateTime(2026, 12, 30));
        Assert.Null(await _desk.SeenAsync(id));
    }

    [Fact]
    public async Task The_end_of_a_published_page_can_be_moved_without_publishing_its_draft()
    {
        var id = await Desk.NewDraftAsync(_editor, Draft.Sound("Testimonial"));
        await Desk.ScheduleAsync(_editor, id, "", "2026-12-03T10:00");
        var seen = await _desk.SeenAsync(id);
        await Desk.WriteAsync(_editor, id, "A draft that is not ready.");

        var form = Desk.Date(await Desk.OpenAsync(_editor, id), "", "2026-12-06T10:00");
        Assert.Equal(HttpStatusCode.Redirect, (await Desk.SendAsync(_editor, id, form.Press("submit.Save", "submit.TakeDown"))).Status);
        await _desk.LookAtAsync(new DateTime(2026, 12, 4));
        Assert.Equal(seen, await _desk.SeenAsync(id));
        await _desk.LookAtAsync(new DateTime(2026, 12, 6, 9, 0, 0));
        Assert.Null(await _desk.SeenAsync(id));
    }

    [Theory]
    [InlineData("2026-11-30T10:00", "", "The date to publish has passed.")]
    [InlineData("2026-12-01T09:00", "", "The date to publish has passed.")]
    [InlineData("", "2026-11-30T10:00", "The date to take down has passed.")]
    [InlineData("2026-12-05T10:00", "2026-12-04T10:00", "It would be taken down before it is published.")]
    [InlineData("2026-12-05T10:00", "2026-12-05T10:00", "It would be taken down before it is published.")]
    [InlineData("2027-03-28T02:30", "", "There is no 02:30 on that day: the clocks go forward.")]
    [InlineData("20261-12-05T10:00", "", "Is the year right?")]
    [InlineData("", "2126-12-05T10:00", "Is the year right?")]
    [InlineData("soon", "", "\"soon\" is not a date with a time.")]
    public async Task Dates_that_make_no_sense_are_refused_in_words_and_what_was_typed_stays(string publish, string takeDown, string message)
    {
        var id = await Desk.NewDraftAsync(_editor, Draft.Sound("Testimonial"));
        var answer = await Desk.ScheduleAsync(_editor, id, publish, takeDown, form => form["Testimonial.Quote.Text"] = "Typed and not lost.");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains(message, answer.VisibleText, StringComparison.Ordinal);
        Assert.Equal("Typed and not lost.", answer.Document.QuerySelector("[name='Testimonial.Quote.Text']")!.TextContent);
        Assert.Equal(publish, answer.Document.QuerySelector($"[name='{ScheduleRules.PublishField}']")!.GetAttribute("value"));
        Assert.Equal(takeDown, answer.Document.QuerySelector($"[name='{ScheduleRules.TakeDownField}']")!.GetAttribute("value"));

        await _desk.LookAtAsync(new DateTime(2036, 12, 2));
        Assert.Null(await _desk.SeenAsync(id));
    }

    [Fact]
    public async Task No_date_takes_down_what_the_site_needs()
    {
        const string home = "iurchome000000000000000000";
        var answer = await Desk.ScheduleAsync(_editor, home, "", "2026-12-02T10:00");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("No date can take it down, because it is the home page.", answer.VisibleText, StringComparison.Ordinal);
        await _desk.LookAtAsync(new DateTime(2026, 12, 3));
        using var reader = _desk.Tenant.Anonymous();
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/")).Status);
    }

    [Fact]
    public async Task To_save_a_draft_sets_no_date_and_takes_one_off()
    {
        var id = await Desk.NewDraftAsync(_editor, Draft.Sound("Testimonial"));
        var form = Desk.Date(await Desk.OpenAsync(_editor, id), "2026-12-02T10:00");
        var answer = await Desk.SendAsync(_editor, id, form.Press("submit.Save", "submit.Save"));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("Save Draft does not set this date.", answer.VisibleText, StringComparison.Ordinal);

        await Desk.ScheduleWellAsync(_editor, id, "2026-12-02T10:00");
        form = Desk.Date(await Desk.OpenAsync(_editor, id), "");
        var page = await _editor.FollowAsync(await Desk.SendAsync(_editor, id, form.Press("submit.Save", "submit.Save")));
        Assert.Contains("It is not published on 2 December 2026 at 10:00 (Brussels) any more.", page.VisibleText, StringComparison.Ordinal);
        await _desk.LookAtAsync(new DateTime(2026, 12, 3));
        Assert.Null(await _desk.SeenAsync(id));
    }

    [Fact]
    public async Task What_may_not_be_published_gets_no_date()
    {
        var draft = RuleCases.NoPermission.Draft();
        var id = await Desk.NewDraftAsync(_editor, draft);
        var answer = await Desk.ScheduleAsync(_editor, id, "2026-12-02T10:00");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("Ask the speaker for permission", answer.VisibleText, StringComparison.Ordinal);
        Assert.DoesNotContain("will be published", (await _editor.GetAsync(Desk.EditAddress(id))).VisibleText, StringComparison.Ordinal);

        // Nor does it lose what it needs while the date stands.
        var sound = await Desk.NewDraftAsync(_editor, Draft.Sound("Testimonial"));
        await Desk.ScheduleWellAsync(_editor, sound, "2026-12-02T10:00");
        var form = await Desk.OpenAsync(_editor, sound);
        form.Tick(Draft.Permission, false);
        Assert.Equal(HttpStatusCode.OK, (await Desk.SendAsync(_editor, sound, form.Press("submit.Save", "submit.Save"))).Status);
    }

    [Fact]
    public async Task What_fails_at_its_hour_is_told_stands_on_the_dashboard_and_is_not_tried_again()
    {
        var phase = Draft.Sound("Phase").ToContentItem(published: true);
        await _desk.Tenant.UsingAsync(services => services.GetRequiredService<IContentManager>().ImportAsync([phase]));
        var draft = Draft.Sound("Testimonial").Set("Testimonial.Phases.ContentItemIds", phase.ContentItemId);
        var id = await Desk.NewDraftAsync(_editor, draft);
        await Desk.ScheduleWellAsync(_editor, id, "2026-12-02T10:00");
        await _desk.Tenant.ChangeAsync(phase.ContentItemId, (content, item) => content.RemoveAsync(item));

        await _desk.LookAtAsync(new DateTime(2026, 12, 2, 9, 0, 0));
        await _desk.LookAtAsync(new DateTime(2026, 12, 2, 9, 1, 0));
        await _desk.LookAtAsync(new DateTime(2026, 12, 3));
        Assert.Null(await _desk.SeenAsync(id));
        const string failure = "Not published on 2 December 2026 at 10:00 (Brussels): One of the chosen items is no longer there. Take it out, or choose another.";
        Assert.Single(await Desk.MessagesAsync(_editor), message => message.StartsWith($"{failure} {draft.Name}", StringComparison.Ordinal));
        var card = await Desk.DashboardAsync(_editor, "failed-schedules");
        Assert.Contains("Failed", card, StringComparison.Ordinal);
        Assert.Contains(failure, card, StringComparison.Ordinal);
        Assert.DoesNotContain(draft.Name + ":", await Desk.DashboardAsync(_editor, "scheduled"), StringComparison.Ordinal);
        Assert.Contains(failure, (await _editor.GetAsync(Desk.EditAddress(id))).VisibleText, StringComparison.Ordinal);

        // It is over as soon as it is published.
        var form = await Desk.OpenAsync(_editor, id);
        form.SetByScript("Testimonial.Phases.ContentItemIds", "");
        Assert.Equal(HttpStatusCode.Redirect, (await Desk.SendAsync(_editor, id, form.Press("submit.Publish", "submit.Publish"))).Status);
        Assert.DoesNotContain(draft.Name + ":", await Desk.DashboardAsync(_editor, "failed-schedules"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_may_not_publish_takes_the_date_off_by_changing_the_text_and_both_are_told()
    {
        var draft = Draft.Sound("Testimonial");
        var id = await Desk.NewDraftAsync(_contributor, draft);
        await Desk.ScheduleWellAsync(_editor, id, "2026-12-02T10:00");

        // To save it as it is changes nothing.
        var form = await _contributor.GetAsync(Desk.EditAddress(id));
        Assert.Contains("If you change it, the date is taken off", form.VisibleText, StringComparison.Ordinal);
        Assert.Empty(form.Document.QuerySelectorAll($"[name='{ScheduleRules.PublishField}']"));
        await Desk.SendAsync(_contributor, id, (await Desk.OpenAsync(_contributor, id)).Press("submit.Save", "submit.Save"));
        Assert.Contains("This draft will be published on", (await _editor.GetAsync(Desk.EditAddress(id))).VisibleText, StringComparison.Ordinal);

        var page = await _contributor.FollowAsync(await Desk.WriteAsync(_contributor, id, "What nobody has looked at."));
        Assert.Contains("It is not published on 2 December 2026 at 10:00 (Brussels) any more: editor had chosen that date for the text as it was, and is told.", page.VisibleText, StringComparison.Ordinal);
        Assert.Contains(await Desk.MessagesAsync(_editor), message =>
            message.StartsWith($"Not published on 2 December 2026 at 10:00 (Brussels) any more, because contributor has changed it. Look at it and choose a date again: {draft.Name}", StringComparison.Ordinal));
        Assert.Contains($"A date was not kept: {draft.Name}", (await _editor.GetAsync("/Admin/notifications")).VisibleText, StringComparison.Ordinal);
        await _desk.LookAtAsync(new DateTime(2026, 12, 3));
        Assert.Null(await _desk.SeenAsync(id));
        Assert.DoesNotContain(draft.Name + ":", await Desk.DashboardAsync(_editor, "scheduled"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_date_stays_when_somebody_who_may_publish_changes_the_text()
    {
        var id = await Desk.NewDraftAsync(_contributor, Draft.Sound("Testimonial"));
        await Desk.ScheduleWellAsync(_editor, id, "2026-12-02T10:00");
        await Desk.WriteAsync(_editor, id, "As the editor wants it.");
        await _desk.LookAtAsync(new DateTime(2026, 12, 3));
        Assert.Equal("As the editor wants it.", await _desk.SeenAsync(id));
    }

    public static TheoryData<string> PastTheForm => [.. s_pastTheForm.Keys];

    private static readonly Dictionary<string, Func<Desk, string, Task>> s_pastTheForm = new(StringComparer.Ordinal)
    {
        ["as the API does"] = (desk, id) => desk.AsUserAsync("contributor", async services =>
        {
            var content = services.GetRequiredService<IContentManager>();
            var item = await content.GetAsync(id, VersionOptions.DraftRequired);
            item.Merge(new JsonObject { ["Testimonial"] = new JsonObject { ["Quote"] = new JsonObject { ["Text"] = "Unseen." } }, ["PublishLaterPart"] = new JsonObject { ["ScheduledPublishUtc"] = "2026-12-02T09:00:00Z" } });
            await content.UpdateAsync(item);
            await content.ValidateAsync(item);
            await content.SaveDraftAsync(item);
        }),
        ["only updated"] = (desk, id) => desk.AsUserAsync("contributor", async services =>
        {
            var content = services.GetRequiredService<IContentManager>();
            var item = await content.GetAsync(id, VersionOptions.DraftRequired);
            item.Alter<Testimonial>(part => part.Quote.Text = "Unseen.");
            await content.UpdateAsync(item);
        }),
        ["with another date"] = (desk, id) => desk.AsUserAsync("contributor", async services =>
        {
            var content = services.GetRequiredService<IContentManager>();
            var item = await content.GetAsync(id, VersionOptions.DraftRequired);
            item.Alter<Testimonial>(part => part.Quote.Text = "Unseen.").Alter<PublishLaterPart>(part => part.ScheduledPublishUtc = new DateTime(2026, 12, 1, 9, 0, 0, DateTimeKind.Utc));
            await content.SaveDraftAsync(item);
        }),
        ["imported by them"] = (desk, id) => desk.AsUserAsync("contributor", async services =>
        {
            var content = services.GetRequiredService<IContentManager>();
            var json = JObject.FromObject(await content.GetAsync(id, VersionOptions.Latest))!;
            json["Testimonial"]!["Quote"]!["Text"] = "Unseen.";
            await content.ImportAsync([json.ToObject<ContentItem>()!]);
        }),
        ["imported by them as another version"] = (desk, id) => desk.AsUserAsync("contributor", async services =>
        {
            var content = services.GetRequiredService<IContentManager>();
            var json = JObject.FromObject(await content.GetAsync(id, VersionOptions.Latest))!;
            json["Testimonial"]!["Quote"]!["Text"] = "Unseen.";
            json["ContentItemVersionId"] = Guid.NewGuid().ToString("n")[..26];
            await content.ImportAsync([json.ToObject<ContentItem>()!]);
        }),
        ["restored by them"] = (desk, id) => desk.AsUserAsync("contributor", async services =>
        {
            var content = services.GetRequiredService<IContentManager>();
            var old = JObject.FromObject(await content.GetAsync(id, VersionOptions.Latest))!.ToObject<ContentItem>()!;
            old.Alter<Testimonial>(part => part.Quote.Text = "Unseen.");
            await content.RestoreAsync(old);
        }),
        ["by something that no user does"] = (desk, id) => desk.Tenant.SaveDraftAsync(id, item => item.Alter<Testimonial>(part => part.Quote.Text = "Unseen.")),
        ["written past everything"] = (desk, id) => desk.Tenant.UsingAsync(async services =>
        {
            var item = await services.GetRequiredService<IContentManager>().GetAsync(id, VersionOptions.Latest);
            item.Alter<Testimonial>(part => part.Quote.Text = "Unseen.");
            await services.GetRequiredService<ISession>().SaveAsync(item);
        }),
        ["published by them"] = (desk, id) => desk.AsUserAsync("contributor", async services =>
        {
            var content = services.GetRequiredService<IContentManager>();
            var item = await content.GetAsync(id, VersionOptions.DraftRequired);
            item.Alter<Testimonial>(part => part.Quote.Text = "Unseen.");
            await content.UpdateAsync(item);
            Assert.False(await content.PublishAsync(item));
        }),
    };

    [Theory]
    [MemberData(nameof(PastTheForm))]
    public async Task A_text_that_nobody_was_asked_about_does_not_go_out_by_whatever_way_it_came(string way)
    {
        var draft = Draft.Sound("Testimonial");
        var id = await Desk.NewDraftAsync(_contributor, draft);
        await Desk.ScheduleWellAsync(_editor, id, "2026-12-02T10:00");
        await s_pastTheForm[way](_desk, id);

        await _desk.LookAtAsync(new DateTime(2026, 12, 3));
        Assert.Null(await _desk.SeenAsync(id));
        Assert.Contains(await Desk.MessagesAsync(_editor), message => message.StartsWith("Not published on 2 December 2026 at 10:00", StringComparison.Ordinal) && message.Contains(draft.Name + ":", StringComparison.Ordinal));
        Assert.DoesNotContain(draft.Name + ":", await Desk.DashboardAsync(_editor, "scheduled"), StringComparison.Ordinal);
        await _desk.LookAtAsync(new DateTime(2026, 12, 30));
        Assert.Null(await _desk.SeenAsync(id));
    }

    public static TheoryData<string> WaysToCallOff => [.. s_waysToCallOff.Keys];

    private static readonly Dictionary<string, Func<Desk, Browser, string, Task>> s_waysToCallOff = new(StringComparer.Ordinal)
    {
        ["unpublished in the list"] = (_, editor, id) => Desk.ActAsync(editor, id, "Unpublish"),
        ["unpublished in the form"] = async (_, editor, id) => await Desk.SendAsync(editor, id, (await Desk.OpenAsync(editor, id)).Forge("submit.Unpublish", "submit.Unpublish")),
        ["draft thrown away"] = (_, editor, id) => Desk.ActAsync(editor, id, "DiscardDraft"),
        ["deleted"] = (_, editor, id) => Desk.ActAsync(editor, id, "Delete"),
        ["unpublished by a script"] = (desk, _, id) => desk.Tenant.ChangeAsync(id, (content, item) => content.UnpublishAsync(item)),
        ["an older version restored"] = (desk, _, id) => desk.AsUserAsync("editor", async services =>
        {
            var content = services.GetRequiredService<IContentManager>();
            await content.RestoreAsync(JObject.FromObject(await content.GetAsync(id, VersionOptions.Latest))!.ToObject<ContentItem>()!);
        }),
    };

    [Theory]
    [MemberData(nameof(WaysToCallOff))]
    public async Task A_date_does_not_outlive_what_it_was_set_for(string way)
    {
        var id = await Desk.NewDraftAsync(_editor, Draft.Sound("Testimonial"));
        await Desk.WriteAsync(_editor, id, "As it was.", "submit.Publish");
        await Desk.WriteAsync(_editor, id, "As it would be.");
        await Desk.ScheduleWellAsync(_editor, id, "2026-12-02T10:00");
        await s_waysToCallOff[way](_desk, _editor, id);
        var seen = await _desk.SeenAsync(id);

        await _desk.LookAtAsync(new DateTime(2026, 12, 3));
        Assert.Equal(seen, await _desk.SeenAsync(id));
        Assert.NotEqual("As it would be.", seen);
    }

    public static TheoryData<string> PastTheDate => [.. s_pastTheDate.Keys];

    private static readonly Dictionary<string, Func<Desk, Browser, string, Task<string>>> s_pastTheDate = new(StringComparer.Ordinal)
    {
        ["by the menu of its row"] = async (_, editor, id) => (await editor.FollowAsync(await Desk.ActAsync(editor, id, "Publish"))).VisibleText,
        ["by the menu of its row, as the dashboard has it"] = async (_, editor, id) =>
            (await editor.FollowAsync(await Desk.ActAsync(editor, id, "Publish?returnUrl=%2FAdmin%2FContents%2FContentItems"))).VisibleText,
        ["with several rows"] = async (desk, editor, id) => (await editor.FollowAsync(await PublishRowsAsync(desk, editor, id, await Desk.NewDraftAsync(editor, Draft.Sound("Testimonial"))))).VisibleText,
        ["as the API and a workflow do"] = async (desk, _, id) =>
        {
            var said = "";
            await desk.AsUserAsync("editor", async services =>
            {
                var content = services.GetRequiredService<IContentManager>();
                var item = await content.GetAsync(id, VersionOptions.DraftRequired);
                await content.UpdateAsync(item);
                Assert.False(await content.PublishAsync(item));
                said = SaidBy(services);
            });
            return said;
        },
        ["by something that no user does"] = (desk, _, id) => desk.Tenant.UsingAsync(async services =>
        {
            var content = services.GetRequiredService<IContentManager>();
            Assert.False(await content.PublishAsync(await content.GetAsync(id, VersionOptions.Latest)));
            return SaidBy(services);
        }),
    };

    [Theory]
    [MemberData(nameof(PastTheDate))]
    public async Task What_has_a_date_does_not_go_public_before_it_by_what_does_not_name_it(string way)
    {
        var draft = Draft.Sound("Testimonial");
        var quote = draft.Values.Single(value => value.Key == "Testimonial.Quote.Text").Value[0];
        var id = await Desk.NewDraftAsync(_editor, draft);
        await Desk.ScheduleWellAsync(_editor, id, "2026-12-10T09:00");
        Assert.Contains(
            "is set to be published on 10 December 2026 at 09:00 (Brussels). Open it to publish it now, or remove the date.",
            await s_pastTheDate[way](_desk, _editor, id), StringComparison.Ordinal);
        Assert.Null(await _desk.SeenAsync(id));

        // The date holds.
        await _desk.LookAtAsync(new DateTime(2026, 12, 10, 7, 59, 59));
        Assert.Null(await _desk.SeenAsync(id));
        await _desk.LookAtAsync(new DateTime(2026, 12, 10, 8, 0, 0));
        Assert.Equal(quote, await _desk.SeenAsync(id));
    }

    [Fact]
    public async Task The_form_still_publishes_at_once_what_has_a_date_and_the_list_what_has_none_any_more()
    {
        var quote = Draft.Sound("Testimonial");
        var (now, later) = (await Desk.NewDraftAsync(_editor, quote), await Desk.NewDraftAsync(_editor, Draft.Sound("Testimonial")));
        foreach (var id in new[] { now, later })
        {
            await Desk.ScheduleWellAsync(_editor, id, "2026-12-10T09:00");
        }

        Assert.Equal(HttpStatusCode.Redirect, (await Desk.ScheduleAsync(_editor, now, "")).Status);
        Assert.NotNull(await _desk.SeenAsync(now));

        Assert.Equal(HttpStatusCode.Redirect, (await Desk.SendAsync(_editor, later, Desk.Date(await Desk.OpenAsync(_editor, later), "").Press("submit.Save", "submit.Save"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await PublishRowsAsync(_desk, _editor, later)).Status);
        Assert.NotNull(await _desk.SeenAsync(later));

        foreach (var id in new[] { now, later })
        {
            await Desk.ActAsync(_editor, id, "Unpublish");
        }

        await _desk.LookAtAsync(new DateTime(2026, 12, 11));
        Assert.Null(await _desk.SeenAsync(now));
        Assert.Null(await _desk.SeenAsync(later));
    }

    private static async Task<Answer> PublishRowsAsync(Desk desk, Browser editor, params string[] ids)
    {
        const string address = "/Admin/Contents/ContentItems/Testimonial";
        var rows = await desk.Tenant.UsingAsync(async services =>
        {
            var found = new List<long>();
            foreach (var id in ids)
            {
                found.Add((await services.GetRequiredService<IContentManager>().GetAsync(id, VersionOptions.Latest)).Id);
            }

            return found;
        });
        var token = HtmlForm.Of((await editor.GetAsync(address)).Document, "form[action*='ContentItems']")["__RequestVerificationToken"]!;
        return await editor.PostAsync(address, [
            new("__RequestVerificationToken", token), new("submit.BulkAction", "yes"), new("Options.BulkAction", "PublishNow"),
            .. rows.Select(row => new KeyValuePair<string, string>("itemIds", row.ToString(System.Globalization.CultureInfo.InvariantCulture)))]);
    }

    private static string SaidBy(IServiceProvider services) => string.Join(' ', services.GetRequiredService<INotifier>().List()
        .Select(entry => WebUtility.HtmlDecode(entry.ToHtmlString(System.Text.Encodings.Web.HtmlEncoder.Default))));

    [Fact]
    public async Task A_date_that_was_set_by_somebody_who_has_left_since_holds()
    {
        var id = await Desk.NewDraftAsync(_editor, Draft.Sound("Testimonial"));
        await _desk.Tenant.CreateUserAsync("leaving", "Editor");
        using (var leaving = await _desk.Tenant.Anonymous().LogInAsync("leaving"))
        {
            await Desk.ScheduleWellAsync(leaving, id, "2026-12-02T10:00");
        }

        await _desk.Tenant.UsingAsync(async services =>
        {
            var users = services.GetRequiredService<Microsoft.AspNetCore.Identity.UserManager<IUser>>();
            var user = (User)(await users.FindByNameAsync("leaving"))!;
            user.IsEnabled = false;
            await users.UpdateAsync(user);
        });
        await _desk.LookAtAsync(new DateTime(2026, 12, 3));
        Assert.NotNull(await _desk.SeenAsync(id));
    }

    [Fact]
    public async Task An_import_brings_a_date_along_if_it_fits_today()
    {
        var (later, past) = (Draft.Sound("Testimonial").Set("AutoroutePart.Path", "testimonials/imported-with-a-date").ToContentItem(published: false), Draft.Sound("Testimonial").ToContentItem(published: false));
        later.Alter<PublishLaterPart>(part => part.ScheduledPublishUtc = new DateTime(2026, 12, 2, 9, 0, 0, DateTimeKind.Utc));
        past.Alter<PublishLaterPart>(part => part.ScheduledPublishUtc = new DateTime(2026, 11, 2, 9, 0, 0, DateTimeKind.Utc));
        await _desk.AsUserAsync("editor", services => services.GetRequiredService<IContentManager>().ImportAsync([later, past]));

        await _desk.LookAtAsync(new DateTime(2026, 12, 3));
        Assert.NotNull(await _desk.SeenAsync(later.ContentItemId));
        Assert.Null(await PublishedAsync(past.ContentItemId));
    }

    [Fact]
    public async Task A_contributor_sets_no_date_by_a_forged_form()
    {
        var id = await Desk.NewDraftAsync(_contributor, Draft.Sound("Testimonial"));
        var form = (await Desk.OpenAsync(_contributor, id)).Forge(ScheduleRules.PublishField, "2026-12-02T10:00").Forge("submit.Save", Desk.Schedule);
        await Desk.SendAsync(_contributor, id, form);
        await _desk.LookAtAsync(new DateTime(2026, 12, 3));
        Assert.Null(await _desk.SeenAsync(id));
    }

    [Fact]
    public async Task Restore_says_that_it_made_a_draft_and_gives_the_way_to_publish_it()
    {
        var id = await Desk.NewDraftAsync(_editor, Draft.Sound("Testimonial"));
        await Desk.WriteAsync(_editor, id, "The first text.", "submit.Publish");
        var first = (await _desk.Tenant.UsingAsync(async services =>
            (await services.GetRequiredService<ISession>().QueryIndex<AuditTrailEventIndex>(index => index.CorrelationId == id, AuditTrailEvent.Collection).ListAsync()).OrderBy(row => row.Id).Last())).EventId;
        await Desk.WriteAsync(_editor, id, "The second text.", "submit.Publish");

        var token = HtmlForm.Of((await _editor.GetAsync("/Admin/Contents/ContentItems/Testimonial")).Document, "form")["__RequestVerificationToken"]!;
        var page = await _editor.FollowAsync(await _editor.PostAsync($"/Admin/AuditTrail/Content/Restore/{first}", [new("__RequestVerificationToken", token)]));
        Assert.Contains("It is a draft: readers do not see it until it is published.", page.VisibleText, StringComparison.Ordinal);
        Assert.Equal("The second text.", await _desk.SeenAsync(id));
        var publish = page.Document.QuerySelector(".message-warning a[data-url-af~=UnsafeUrl]")!;
        Assert.Equal("Publish", Answer.TextOf(publish));
        Assert.Equal(HttpStatusCode.Redirect, (await _editor.PostAsync(publish.GetAttribute("href")!, [new("__RequestVerificationToken", token)])).Status);
        Assert.Equal("The first text.", await _desk.SeenAsync(id));
    }

    [Fact]
    public async Task What_Orchards_own_modules_had_scheduled_is_taken_over()
    {
        var draft = Draft.Sound("Testimonial");
        var id = await Desk.NewDraftAsync(_editor, draft);
        await _desk.Tenant.UsingAsync(async services =>
        {
            var item = await services.GetRequiredService<IContentManager>().GetAsync(id, VersionOptions.Latest);
            item.Alter<PublishLaterPart>(part => part.ScheduledPublishUtc = new DateTime(2026, 12, 2, 9, 0, 0, DateTimeKind.Utc));
            await services.GetRequiredService<ISession>().SaveAsync(item);
        });
        await _desk.LookAtAsync(new DateTime(2026, 12, 3));
        Assert.Null(await _desk.SeenAsync(id));

        await _desk.Tenant.UsingAsync(services => services.GetRequiredService<Iurc.Cms.Editorial.Publishing.EarlierSchedules>().TakeOverAsync());
        await _desk.Tenant.RunScheduleAsync();
        Assert.NotNull(await _desk.SeenAsync(id));
    }

    private Task<string?> PublishedAsync(string id) => _desk.Tenant.UsingAsync(async services => (await services.GetRequiredService<IContentManager>().GetAsync(id))?.ContentItemVersionId);

    private Task<List<string>> EventsAsync(string id, params string[] names) => _desk.Tenant.UsingAsync(async services =>
        (await services.GetRequiredService<ISession>().QueryIndex<AuditTrailEventIndex>(index => index.CorrelationId == id, AuditTrailEvent.Collection).ListAsync())
            .OrderBy(row => row.Id).Select(row => row.Name).Where(names.Contains).ToList());
}
