using System.Diagnostics.CodeAnalysis;
using System.Net;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Cms.Tests.Rules;
using Iurc.Programme.Schedules;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.AuditTrail.Indexes;
using OrchardCore.AuditTrail.Models;
using OrchardCore.ContentManagement;
using OrchardCore.Entities;
using Xunit;
using YesSql;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Tests.Editorial.Publishing;

/// <summary>
/// An editor and a contributor save, schedule, change, copy, restore, publish and take down in any order and at any hour. After each step readers
/// see what the editor has asked for, and nothing else: no text before its date or without one, and none after its end.
/// </summary>
public sealed class RandomPublishingTests(OwnTenant fixture) : IClassFixture<OwnTenant>
{
    private const int Steps = 36;

    private readonly Desk _desk = new(fixture);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [SuppressMessage("Security", "CA5394", Justification = "No secret hangs on it.")]
    public async Task Readers_see_what_somebody_who_may_publish_has_asked_for(int seed)
    {
        var random = new Random(seed);
        var (editor, contributor) = (await _desk.EditorAsync(), await _desk.ContributorAsync());
        var now = Desk.Morning.AddYears(seed);
        _desk.Tenant.SetClock(now);
        var id = await Desk.NewDraftAsync(contributor, Draft.Sound("Testimonial").Set("Testimonial.Quote.Text", $"Text 0 of {seed}."));
        var (model, texts, done, restorable) = (new Model($"Text 0 of {seed}."), 0, new List<string>(), 0);

        var states = new HashSet<string>(StringComparer.Ordinal);
        for (var step = 0; step < Steps; step++)
        {
            var (publish, takeDown) = (now.AddHours(random.Next(-2, 12)), now.AddHours(random.Next(-2, 24)));
            string what;
            switch (random.Next(11))
            {
                case 0 or 1:
                    what = "the contributor writes";
                    Accepted(await Desk.WriteAsync(contributor, id, Next()));
                    model.Save($"Text {texts} of {seed}.", mayPublish: false);
                    break;
                case 2:
                    what = "the editor writes";
                    Accepted(await Desk.WriteAsync(editor, id, Next()));
                    model.Save($"Text {texts} of {seed}.", mayPublish: true);
                    break;
                case 3 or 4:
                    what = $"the editor sets {publish:s} and {takeDown:s}";
                    var both = random.Next(2) == 0;
                    var set = await Desk.ScheduleAsync(editor, id, Desk.Typed(publish), both ? Desk.Typed(takeDown) : "");
                    Assert.Equal(ScheduleRules.Check(publish, both ? takeDown : null, now).Count == 0 ? HttpStatusCode.Redirect : HttpStatusCode.OK, set.Status);
                    model.Schedule(set.Status == HttpStatusCode.Redirect, publish, both ? takeDown : null);
                    break;
                case 5:
                    what = $"the editor publishes now until {takeDown:s}";
                    var published = await Desk.ScheduleAsync(editor, id, "", Desk.Typed(takeDown));
                    Assert.Equal(takeDown > now ? HttpStatusCode.Redirect : HttpStatusCode.OK, published.Status);
                    model.Publish(published.Status == HttpStatusCode.Redirect, takeDown);
                    break;
                case 6:
                    what = "the editor publishes in the list";
                    await Desk.ActAsync(editor, id, "Publish");
                    model.PublishInTheList(now);
                    break;
                case 7:
                    what = "the editor takes it down";
                    await Desk.ActAsync(editor, id, "Unpublish");
                    model.TakeDown();
                    break;
                case 8:
                    what = "the contributor tries what is not theirs";
                    Assert.NotEqual(HttpStatusCode.OK, (await Desk.ActAsync(contributor, id, "Publish")).Status);
                    var forged = (await Desk.OpenAsync(contributor, id)).Forge(ScheduleRules.PublishField, Desk.Typed(now.AddHours(1))).Forge("submit.Save", Desk.Schedule);
                    await Desk.SendAsync(contributor, id, forged);
                    break;
                case 9:
                    what = "the editor copies it";
                    await Desk.ActAsync(editor, id, "Clone");
                    break;
                default:
                    what = "the editor restores an older version";
                    if (await OlderAsync(id, restorable++) is { } older)
                    {
                        await RestoreAsync(editor, older.Event);
                        model.Restore(older.Text);
                    }

                    break;
            }

            done.Add(what);
            await CheckAsync();
            if (random.Next(3) == 0)
            {
                now = now.AddHours(random.Next(1, 9));
                done.Add($"it is {now:s}");
                await _desk.LookAtAsync(now);
                model.LookAt(now);
                await CheckAsync();
            }
        }

        // And the clock goes back and comes again.
        foreach (var hours in new[] { -100, 50, 400 })
        {
            now = now.AddHours(hours);
            done.Add($"it is {now:s}");
            await _desk.LookAtAsync(now);
            model.LookAt(now);
            await CheckAsync();
        }

        Assert.True(states.Count > 4, $"Only {states.Count} states: the test has tried little.");

        string Next() => $"Text {++texts} of {seed}.";

        void Accepted(Answer answer) => Assert.True(answer.Status == HttpStatusCode.Redirect, $"{string.Join("; ", done)}: {answer.VisibleText}");

        async Task CheckAsync()
        {
            var seen = await _desk.SeenAsync(id);
            states.Add(seen ?? "");
            Assert.True(seen == model.Public, $"Readers see \"{seen}\" where \"{model.Public}\" was asked for, after: {string.Join("; ", done)}");
            Assert.True((await PublishedAsync($"of {seed}.")).All(item => item == id), $"A copy is public, after: {string.Join("; ", done)}");
        }
    }

    private Task<List<string>> PublishedAsync(string words) => _desk.Tenant.UsingAsync(async services =>
        (await services.GetRequiredService<ISession>().Query<ContentItem, OrchardCore.ContentManagement.Records.ContentItemIndex>(row => row.ContentType == "Testimonial" && row.Published).ListAsync())
            .Where(item => item.GetOrCreate<Iurc.Cms.Programme.Models.Testimonial>().Quote.Text?.EndsWith(words, StringComparison.Ordinal) == true).Select(item => item.ContentItemId).ToList());

    private Task<(string Event, string Text)?> OlderAsync(string id, int number) => _desk.Tenant.UsingAsync<(string, string)?>(async services =>
    {
        var events = (await services.GetRequiredService<ISession>().Query<AuditTrailEvent, AuditTrailEventIndex>(row => row.CorrelationId == id, AuditTrailEvent.Collection).ListAsync())
            .OrderBy(entry => entry.CreatedUtc).ThenBy(entry => entry.EventId, StringComparer.Ordinal)
            .Select(entry => (entry.EventId, entry.GetOrCreate<OrchardCore.Contents.AuditTrail.Models.AuditTrailContentEvent>().ContentItem?.GetOrCreate<Iurc.Cms.Programme.Models.Testimonial>().Quote.Text))
            .Where(entry => !string.IsNullOrEmpty(entry.Text)).ToList();
        return events.Count == 0 ? null : (events[number % events.Count].EventId, events[number % events.Count].Text!);
    });

    private static async Task RestoreAsync(Browser editor, string auditTrailEvent)
    {
        var token = HtmlForm.Of((await editor.GetAsync("/Admin/Contents/ContentItems/Testimonial")).Document, "form")["__RequestVerificationToken"]!;
        Assert.Equal(HttpStatusCode.Redirect, (await editor.PostAsync($"/Admin/AuditTrail/Content/Restore/{auditTrailEvent}", [new("__RequestVerificationToken", token)])).Status);
    }

    /// <summary>The law, written down without the code that is tried.</summary>
    private sealed class Model(string text)
    {
        private string _draft = text;
        private (string Text, DateTime At)? _due;

        /// <summary>What readers see.</summary>
        public string? Public { get; private set; }

        /// <summary>When it goes offline.</summary>
        public DateTime? End { get; private set; }

        public void Save(string written, bool mayPublish)
        {
            _due = _due is null || !mayPublish ? null : (written, _due.Value.At);
            _draft = written;
        }

        public void Schedule(bool isTaken, DateTime publish, DateTime? takeDown)
        {
            if (isTaken)
            {
                (_due, End) = ((_draft, publish), takeDown);
            }
        }

        public void Publish(bool isTaken, DateTime? takeDown)
        {
            if (isTaken)
            {
                (Public, _due, End) = (_draft, null, takeDown);
            }
        }

        /// <summary>What has a date does not go public before it by a button that does not name it.</summary>
        public void PublishInTheList(DateTime now) => Publish(!(_due?.At > now), End);

        public void TakeDown()
        {
            // Where nothing is public there is nothing to take down, and what is to come is not touched.
            if (Public is not null)
            {
                (Public, _due, End) = (null, null, null);
            }
        }

        public void Restore(string older) => (_draft, _due) = (older, null);

        public void LookAt(DateTime now)
        {
            if (End <= now)
            {
                (Public, _due, End) = (null, null, null);
            }
            else if (_due is { } due && due.At <= now)
            {
                (Public, _due) = (due.Text, null);
            }
        }
    }
}
