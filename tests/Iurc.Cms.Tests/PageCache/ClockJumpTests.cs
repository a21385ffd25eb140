using System.Diagnostics.CodeAnalysis;
using System.Net;
using Iurc.Cms.Programme.Models;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Cms.Tests.Rules;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Autoroute.Models;
using OrchardCore.ContentManagement;
using OrchardCore.PublishLater.Models;
using Xunit;

namespace Iurc.Cms.Tests.PageCache;

/// <summary>A clock that jumps by days, forwards and back, while the site runs: what is shown is what is so at the date that it says.</summary>
public sealed class ClockJumpTests(Site site) : IAsyncLifetime
{
    // A phase ends with this day, in Brussels, and the next one begins.
    private static readonly DateTime s_lastDay = new(2023, 12, 31, 12, 0, 0, DateTimeKind.Utc);
    private static readonly string[] s_pages = ["/", "/phases", "/phases/2021-2023", "/regions/iurc-china", "/testimonials"];

    private Tenant _tenant = null!;
    private Reader _reader = null!;

    public async ValueTask InitializeAsync()
    {
        _tenant = await site.CreateTenantAsync();
        _reader = new Reader(_tenant, site.CreateHandler());
    }

    public ValueTask DisposeAsync()
    {
        _reader.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData(3)]
    [SuppressMessage("Security", "CA5394", Justification = "No secret hangs on it.")]
    public async Task Each_page_says_the_same_whenever_it_is_the_same_day(int seed)
    {
        var random = new Random(seed);
        var texts = new Dictionary<(int Day, string Address), string>();
        for (var jump = 0; jump < 16; jump++)
        {
            var day = jump < 4 ? jump % 2 : random.Next(-1, 3);
            _tenant.SetClock(s_lastDay.AddDays(day).AddMinutes(random.Next(600)));
            foreach (var address in s_pages)
            {
                var page = await _reader.GetAsync(address);
                Assert.True(texts.TryAdd((day, address), page.Text) || texts[(day, address)] == page.Text, $"{address} says something else on day {day} than before, after {jump} jumps.");
                Assert.True((await _reader.GetAsync(address)).IsKept, address);
            }

            await _reader.AssertFreshAsync(s_pages);
        }

        Assert.NotEqual(texts[(0, "/phases/2021-2023")], texts[(1, "/phases/2021-2023")]);
        Assert.Empty(_tenant.Log);
    }

    [Fact]
    public async Task What_has_been_published_in_time_is_published_once_and_stays()
    {
        const string Address = "/testimonials/in-time";
        _tenant.SetClock(s_lastDay);
        var item = Draft.Sound("Testimonial").ToContentItem(published: true);
        item.Alter<AutoroutePart>(part => part.Path = Address[1..]);
        await _tenant.UsingAsync(services => services.GetRequiredService<IContentManager>().ImportAsync([item]));
        await _tenant.ChangeAsync(item.ContentItemId, (content, published) => content.UnpublishAsync(published));
        await _tenant.SaveDraftAsync(item.ContentItemId, draft => draft
            .Alter<Testimonial>(part => part.Quote.Text = "It is time.")
            .Alter<PublishLaterPart>(part => part.ScheduledPublishUtc = s_lastDay.AddHours(12)));

        foreach (var (day, status) in new[] { (0, HttpStatusCode.NotFound), (-1, HttpStatusCode.NotFound), (1, HttpStatusCode.OK), (0, HttpStatusCode.OK), (-1, HttpStatusCode.OK), (1, HttpStatusCode.OK) })
        {
            _tenant.SetClock(s_lastDay.AddDays(day));
            await _tenant.RunScheduleAsync();
            Assert.Equal((day, status), (day, (await _reader.GetAsync(Address)).Status));
            await _reader.AssertFreshAsync([Address, "/testimonials"]);
        }
    }

    [Fact]
    public async Task Whoever_has_logged_in_stays_so_until_their_time_is_over_and_no_longer()
    {
        _tenant.SetClock(s_lastDay);
        _tenant.SetClockForAll();
        using var browser = await _tenant.Anonymous().LogInAsync(Site.AdminName);

        foreach (var (day, status) in new[] { (0, HttpStatusCode.OK), (1, HttpStatusCode.OK), (0, HttpStatusCode.OK), (-1, HttpStatusCode.OK), (1, HttpStatusCode.OK), (60, HttpStatusCode.Redirect) })
        {
            _tenant.SetClock(s_lastDay.AddDays(day));
            Assert.Equal((day, status), (day, (await browser.GetAsync("/Admin")).Status));
        }
    }
}
