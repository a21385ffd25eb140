using System.Text.RegularExpressions;
using Iurc.Cms.Programme.Models;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Cms.Tests.Rules;
using Iurc.Testing;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ArchiveLater.Models;
using OrchardCore.Autoroute.Models;
using OrchardCore.ContentManagement;
using OrchardCore.PublishLater.Models;
using Xunit;

namespace Iurc.Cms.Tests.PageCache;

/// <summary>
/// Readers ask for every page without a pause while testimonials are edited, scheduled, unpublished, removed and brought back. What a reader is
/// shown must have been true at some moment between the question and the answer.
/// </summary>
public sealed partial class RandomChangesTests(Site site)
{
    private const int Changes = 40;
    private const int Readers = 3;
    private const int Hidden = -1;

    [Theory]
    [InlineData(5)]
    public async Task No_reader_is_shown_a_state_that_was_over_when_they_asked(int seed)
    {
        var random = new Random(seed);
        var tenant = await site.CreateTenantAsync();
        using var reader = new Reader(tenant, site.CreateHandler());
        var voices = new List<Voice>();
        for (var number = 0; number < 4; number++)
        {
            voices.Add(await AddAsync(tenant, number));
        }

        string[] addresses = [.. voices.Select(voice => voice.Address), "/testimonials", "/testimonials?phase=2024-2025", "/", "/phases"];
        using var over = new CancellationTokenSource();
        var kept = 0;
        var readers = Enumerable.Range(0, Readers).Select(number => Task.Run(async () =>
        {
            var own = new Random(seed + number);
            while (!over.IsCancellationRequested)
            {
                var address = addresses[own.Next(addresses.Length)];
                var from = voices.Select(voice => voice.Acknowledged).ToArray();
                var page = await reader.GetAsync(address);
                for (var index = 0; index < voices.Count; index++)
                {
                    voices[index].AssertPossible(address, page, from[index]);
                }

                Interlocked.Add(ref kept, page.IsKept ? 1 : 0);
            }
        })).ToArray();

        for (var change = 0; change < Changes && readers.All(task => !task.IsCompleted); change++)
        {
            await ChangeAsync(tenant, voices[random.Next(voices.Count)], random);
            await reader.AssertFreshAsync([addresses[random.Next(addresses.Length)]]);
        }

        await over.CancelAsync();
        await Task.WhenAll(readers);
        Assert.True(kept > Changes, "Nothing was kept: the test has tried nothing.");
        await reader.AssertFreshAsync();
        Assert.Empty(tenant.Log);
    }

    private static async Task ChangeAsync(Tenant tenant, Voice voice, Random random)
    {
        var isShown = voice.Current != Hidden;
        var due = DateTime.UtcNow.AddMinutes(-1);
        switch (random.Next(6))
        {
            case 0 when isShown:
                voice.Begin(Hidden);
                await tenant.ChangeAsync(voice.Id, (content, item) => content.UnpublishAsync(item));
                break;
            case 1 when isShown:
                // Removed for good, and imported anew: the same item, as an administrator restores it.
                voice.Begin(Hidden);
                await tenant.ChangeAsync(voice.Id, (content, item) => content.RemoveAsync(item));
                voice.Acknowledge();
                await ImportAsync(tenant, voice, voice.Begin(voice.NextState()));
                break;
            case 2 when isShown:
                // Its time is over: it says something new until Orchard looks.
                var last = voice.Begin(voice.NextState());
                await tenant.EditAsync(voice.Id, item => item.Alter<Testimonial>(part => part.Quote.Text = voice.Words(last)).Alter<ArchiveLaterPart>(part => part.ScheduledArchiveUtc = due));
                voice.Acknowledge();
                voice.Begin(Hidden);
                await tenant.RunScheduleAsync();
                break;
            case 3:
                var next = voice.NextState();
                await tenant.SaveDraftAsync(voice.Id, item => item.Alter<Testimonial>(part => part.Quote.Text = voice.Words(next)).Alter<PublishLaterPart>(part => part.ScheduledPublishUtc = due));
                voice.Begin(next);
                await tenant.RunScheduleAsync();
                break;
            default:
                var state = voice.Begin(voice.NextState());
                await tenant.EditAsync(voice.Id, item => item.Alter<Testimonial>(part => part.Quote.Text = voice.Words(state)));
                break;
        }

        voice.Acknowledge();
    }

    private static async Task<Voice> AddAsync(Tenant tenant, int number)
    {
        var voice = new Voice(number, Draft.Sound("Testimonial").ToContentItem(published: true));
        await ImportAsync(tenant, voice, voice.Begin(voice.NextState()));
        voice.Acknowledge();
        return voice;
    }

    private static Task ImportAsync(Tenant tenant, Voice voice, int state) => tenant.UsingAsync(services =>
    {
        var item = Draft.Sound("Testimonial").Set("Testimonial.Phases.ContentItemIds", "iurcphase30000000000000000").ToContentItem(published: true);
        item.ContentItemId = voice.Id;
        item.Alter<Testimonial>(part => part.Quote.Text = voice.Words(state));
        item.Alter<AutoroutePart>(part => part.Path = voice.Address.TrimStart('/'));
        return services.GetRequiredService<IContentManager>().ImportAsync([item]);
    });

    /// <summary>A testimonial and all states that it has been in: the number that its quote names, or <see cref="Hidden"/>.</summary>
    private sealed partial class Voice(int number, ContentItem item)
    {
        private readonly StateHistory _history = new();
        private int _last;

        public string Id => item.ContentItemId;

        public string Address => "/testimonials/voice-" + number;

        /// <summary>How many changes have been acknowledged; the last of them holds for whoever asks now.</summary>
        public int Acknowledged => _history.Acknowledged;

        public int Current => _history.Current;

        public int NextState() => ++_last;

        public string Words(int state) => $"Voice {number} is in state {state}.";

        public int Begin(int state)
        {
            _history.Begin(state);
            return state;
        }

        public void Acknowledge() => _history.Acknowledge();

        public void AssertPossible(string address, Page page, int acknowledged)
        {
            var matches = StateIn().Matches(page.Text).Where(match => match.Groups[1].Value == number.ToString(System.Globalization.CultureInfo.InvariantCulture)).ToArray();
            if (address != Address && address != "/testimonials" && address != "/testimonials?phase=2024-2025")
            {
                Assert.Empty(matches);
                return;
            }

            var shown = matches.Length == 0 ? Hidden : int.Parse(matches[0].Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture);
            Assert.All(matches, match => Assert.Equal(matches[0].Value, match.Value));
            var possible = _history.PossibleSince(acknowledged);
            Assert.True(possible.Contains(shown) || IsElsewhere(address, shown), $"{address} shows voice {number} in state {shown}; possible are {string.Join(", ", possible)}");
        }

        // A page of one testimonial shows no other.
        private bool IsElsewhere(string address, int shown)
            => shown == Hidden && address.StartsWith("/testimonials/", StringComparison.Ordinal) && address != Address;

        [GeneratedRegex(@"Voice (\d+) is in state (\d+)\.")]
        private static partial Regex StateIn();
    }
}
