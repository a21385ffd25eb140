using System.Net;
using Iurc.Cms.Programme.Models;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Cms.Tests.Rules;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Autoroute.Models;
using OrchardCore.ContentManagement;
using Xunit;

namespace Iurc.Cms.Tests.PublicSite;

/// <summary>The public sees what is published, and only that.</summary>
public class VisibilityTests(Site site)
{
    private static readonly string[] s_lists = ["/", "/about", "/phases", "/regions", "/testimonials", "/phases/2024-2025", "/phases/2021-2023", "/phases/2016-2020"];

    [Theory]
    [InlineData("Phase")]
    [InlineData("Region")]
    [InlineData("Testimonial")]
    [InlineData("Page")]
    [InlineData("CollectionPage")]
    [InlineData("LandingPage")]
    public async Task A_draft_is_seen_by_nobody_until_it_is_published_and_by_nobody_after_it_is_unpublished(string type)
    {
        var tenant = await site.CreateTenantAsync();
        using var browser = tenant.Anonymous();
        var (id, address, name) = await CreateDraftAsync(tenant, type);

        await AssertHiddenAsync(browser, id, address, name);

        await tenant.ChangeAsync(id, (content, item) => content.PublishAsync(item));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(address)).Status);
        if (type is "Phase" or "Region" or "Testimonial")
        {
            Assert.Contains(name, (await browser.GetAsync("/" + type.ToLowerInvariant() + "s")).VisibleText, StringComparison.Ordinal);
        }

        await tenant.ChangeAsync(id, (content, item) => content.UnpublishAsync(item));
        await AssertHiddenAsync(browser, id, address, name);
        Assert.Empty(tenant.Log);
    }

    [Theory]
    [InlineData("iurcphase20000000000000000", "/phases/2021-2023", "Phase II")]
    [InlineData("iurcregionchina00000000000", "/regions/iurc-china", "IURC China")]
    [InlineData("iurcvoiceniessler000000000", "/testimonials/rudolf-niessler", "Rudolf Niessler")]
    public async Task A_removed_item_of_the_seed_is_gone_from_every_page_and_breaks_none(string id, string address, string name)
    {
        var tenant = await site.CreateTenantAsync();
        using var browser = tenant.Anonymous();
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(address)).Status);

        await tenant.ChangeAsync(id, (content, item) => content.RemoveAsync(item));

        Assert.Equal(HttpStatusCode.Gone, (await browser.GetAsync(address)).Status);
        var pages = await browser.CrawlAsync(tenant);
        Assert.All(pages, page => Assert.True(page.Value.Status == HttpStatusCode.OK, $"{page.Key}: {page.Value}"));
        Assert.DoesNotContain(address, pages.Keys);
        // "Phase II" is a part of other names: a link text is compared as a whole.
        Assert.All(pages, page => Assert.DoesNotContain(page.Value.Document.QuerySelectorAll("main a, main h2, main h3, figcaption"), element => Answer.TextOf(element) == name));
        Assert.Empty(tenant.Log);
    }

    [Fact]
    public async Task A_draft_of_a_published_phase_shows_to_nobody()
    {
        var tenant = await site.CreateTenantAsync();
        await tenant.UsingAsync(async services =>
        {
            var content = services.GetRequiredService<IContentManager>();
            var phase = await content.GetAsync("iurcphase30000000000000000", VersionOptions.DraftRequired);
            phase.Alter<Phase>(part =>
            {
                part.Summary.Text = "Not yet for the public.";
                part.ProgrammeName.Text = "Not yet a name";
            });
            await content.UpdateAsync(phase);
            await content.SaveDraftAsync(phase);
        });

        using var browser = tenant.Anonymous();
        foreach (var address in s_lists)
        {
            var text = (await browser.GetAsync(address)).VisibleText;
            Assert.DoesNotContain("Not yet", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_preview_of_a_draft_is_not_for_the_public()
    {
        var tenant = await site.CreateTenantAsync();
        using var browser = tenant.Anonymous();
        var (id, _, name) = await CreateDraftAsync(tenant, "Page");

        var answer = await browser.FollowAsync(await browser.GetAsync($"/Contents/ContentItems/{id}/Preview"));

        Assert.DoesNotContain(name, answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2017, "Current", "Next", "Next")]
    [InlineData(2022, "Past", "Current", "Next")]
    [InlineData(2025, "Past", "Past", "Current")]
    [InlineData(2026, "Past", "Past", "Past")]
    public async Task The_status_of_a_phase_follows_the_calendar(int year, string first, string second, string third)
    {
        var tenant = await site.CreateTenantAsync();
        using var browser = tenant.Anonymous();

        // The same running site in another year, and back: nothing is edited, nothing restarted.
        tenant.SetClock(2017, 6, 1);
        await browser.GetAsync("/phases");
        tenant.SetClock(year, 6, 1);

        var list = await browser.GetAsync("/phases");
        Assert.Equal([first, second, third], list.Document.QuerySelectorAll("main .timeline .tag").Select(Answer.TextOf));
        var page = await browser.GetAsync("/phases/2021-2023");
        Assert.Equal(second, Answer.TextOf(page.Document.QuerySelector("main .tag")!));
    }

    [Fact]
    public async Task The_year_turns_at_midnight_in_Brussels()
    {
        var tenant = await site.CreateTenantAsync();
        using var browser = tenant.Anonymous();

        tenant.SetClock(new DateTime(2023, 12, 31, 22, 59, 59));
        Assert.Equal("Current", Answer.TextOf((await browser.GetAsync("/phases/2021-2023")).Document.QuerySelector("main .tag")!));
        tenant.SetClock(new DateTime(2023, 12, 31, 23, 0, 0));
        Assert.Equal("Past", Answer.TextOf((await browser.GetAsync("/phases/2021-2023")).Document.QuerySelector("main .tag")!));
    }

    [Fact]
    public async Task A_failure_answers_500_in_the_theme_and_tells_nothing_of_its_cause()
    {
        var tenant = await site.CreateTenantAsync();
        using var browser = tenant.Anonymous();

        var answer = await browser.GetAsync(Site.FailingAddress);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.Status);
        Assert.Equal("Sorry, something went wrong", Answer.TextOf(Assert.Single(answer.Document.QuerySelectorAll("h1"))));
        Assert.NotNull(answer.Document.QuerySelector("header.site-header"));
        Assert.Matches("give this number: [0-9a-f]{32}", answer.VisibleText);
        AssertTellsNothing(answer);
    }

    private static void AssertTellsNothing(Answer answer)
    {
        foreach (var word in new[] { Site.Failure, "Exception", "   at ", "SQLite", "OrchardCore.", "no such table" })
        {
            Assert.DoesNotContain(word, answer.Text, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static async Task AssertHiddenAsync(Browser browser, string id, string address, string name)
    {
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/Contents/ContentItems/" + id)).Status);
        foreach (var list in s_lists)
        {
            var answer = await browser.GetAsync(list);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.DoesNotContain(name, answer.Text, StringComparison.Ordinal);
        }
    }

    private static async Task<(string Id, string Address, string Name)> CreateDraftAsync(Tenant tenant, string type)
    {
        var draft = Draft.Sound(type);
        var item = draft.Set("AutoroutePart.Path", "drafts/" + Guid.NewGuid().ToString("n")).ToContentItem(published: false);
        await tenant.UsingAsync(services => services.GetRequiredService<IContentManager>().ImportAsync([item]));
        return await tenant.UsingAsync(async services =>
        {
            var stored = await services.GetRequiredService<IContentManager>().GetAsync(item.ContentItemId, VersionOptions.Latest);
            Assert.False(stored.Published);
            return (stored.ContentItemId, "/" + stored.GetOrCreate<AutoroutePart>().Path, draft.Name);
        });
    }
}
