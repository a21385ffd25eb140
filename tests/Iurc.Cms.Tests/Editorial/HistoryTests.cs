using System.Text.Json.Nodes;
using Iurc.Cms.Programme.Models;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.AuditTrail.Indexes;
using OrchardCore.AuditTrail.Models;
using OrchardCore.ContentManagement;
using Xunit;
using YesSql;

namespace Iurc.Cms.Tests.Editorial;

/// <summary>The history says what was changed, in the words of the form.</summary>
public sealed class HistoryTests(Site site)
{
    [Fact]
    public async Task Two_versions_are_compared_field_by_field_without_help_from_elsewhere()
    {
        const string voice = "iurcvoiceniessler000000000";
        var tenant = await site.CreateTenantAsync();
        // Orchard asks for earlier events by their time, in whole seconds.
        foreach (var (day, role) in new[] { (25, "Mayor"), (26, "Former <mayor>") })
        {
            tenant.SetClock(2026, 11, day);
            await tenant.UsingAsync(async services =>
            {
                var content = services.GetRequiredService<IContentManager>();
                var draft = await content.GetAsync(voice, VersionOptions.DraftRequired);
                draft.Alter<Testimonial>(part => part.PersonRole.Text = role);
                await content.SaveDraftAsync(draft);
            });
        }

        using var browser = await tenant.Anonymous().LogInAsync(Site.AdminName);
        var comparisons = new List<string>();
        foreach (var id in await EventsAsync(tenant, voice))
        {
            var page = await browser.GetAsync("/Admin/AuditTrail/Display/" + id);
            Assert.Empty(page.Document.QuerySelectorAll("script[src^='http'], script[src^='//'], link[rel=stylesheet][href^='http'], link[rel=stylesheet][href^='//']"));
            comparisons.AddRange(page.Document.QuerySelectorAll("[data-iurc] tbody tr").Select(Answer.TextOf));
        }

        Assert.Contains("Role Mayor Former <mayor>", comparisons);
    }

    [Fact]
    public async Task A_draft_is_compared_in_words_and_names_without_markup_and_identifiers()
    {
        const string home = "iurchome000000000000000000";
        const string phase = "iurcphase20000000000000000";
        var tenant = await site.CreateTenantAsync();
        await tenant.SaveDraftAsync(home, item =>
        {
            JsonArray blocks = ((JsonObject)item.Content)["Blocks"]!["ContentItems"]!.AsArray();
            var (first, second) = (blocks[0]!.DeepClone(), blocks[1]!.DeepClone());
            first["PhaseBlock"]!["Phase"]!["ContentItemIds"] = new JsonArray(phase);
            (blocks[0], blocks[1]) = (second, first);
        });
        await tenant.SaveDraftAsync(phase, item => item.Alter<Phase>(part => part.Body.Html = "<p>Now <em>new</em></p>"));

        using var browser = await tenant.Anonymous().LogInAsync(Site.AdminName);
        var moved = await RowsAsync(home);
        Assert.Contains(moved, row => row.Name == "Phase in focus 2, Phase" && row.Published == "Phase III" && row.Draft == "Phase II");
        Assert.Contains(moved, row => row.Name.EndsWith(", Order", StringComparison.Ordinal) && row.Published != row.Draft);
        Assert.Equal(2, moved.Count);

        var body = Assert.Single(await RowsAsync(phase));
        Assert.Equal("Now new", body.Draft);

        async Task<List<(string Name, string Published, string Draft)>> RowsAsync(string id)
            => [.. (await browser.GetAsync($"/Admin/Contents/ContentItems/{id}/Edit")).Document.QuerySelectorAll("[data-iurc-proposal] tbody tr")
                .Select(row => (Answer.TextOf(row.Children[0]), Answer.TextOf(row.Children[1]), Answer.TextOf(row.Children[2])))];
    }

    private static Task<List<string>> EventsAsync(Tenant tenant, string contentItemId) => tenant.UsingAsync(async services =>
        (await services.GetRequiredService<ISession>().QueryIndex<AuditTrailEventIndex>(index => index.CorrelationId == contentItemId, AuditTrailEvent.Collection).ListAsync())
            .Select(index => index.EventId).ToList());
}
