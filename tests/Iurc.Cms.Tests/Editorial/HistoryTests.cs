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
        var (comparisons, titles) = (new List<string>(), new List<string>());
        foreach (var id in await EventsAsync(tenant, voice))
        {
            var page = await browser.GetAsync("/Admin/AuditTrail/Display/" + id);
            Assert.Empty(page.Document.QuerySelectorAll("script[src^='http'], script[src^='//'], link[rel=stylesheet][href^='http'], link[rel=stylesheet][href^='//']"));
            titles.AddRange(page.Document.QuerySelectorAll("h1, .nav-tabs .nav-link").Select(Answer.TextOf));
            comparisons.AddRange(page.Document.QuerySelectorAll("[data-iurc] tbody tr").Select(Answer.TextOf));
        }

        Assert.Contains("Role Mayor Former <mayor>", comparisons);
        Assert.Contains("Entry of the history", titles);
        Assert.Contains("What was changed", titles);
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
        var moved = await RowsAsync(browser, home);
        Assert.Contains(("Phase in focus 2, Phase", "Phase removed: III", "Phase added: II"), moved);
        Assert.Contains(moved, row => row.Name == "Blocks, Order" && row.Published != row.Draft);
        Assert.Equal(2, moved.Count);

        Assert.Equal("Now new", (await RowsAsync(browser, phase))[0].Draft);
    }

    [Fact]
    public async Task Links_headings_and_pictures_are_named_whatever_words_change_beside_them()
    {
        const string cookies = "iurcphase20000000000000000";
        var tenant = await site.CreateTenantAsync();
        var padding = string.Join(' ', Enumerable.Range(1, 60).Select(number => $"word{number}"));
        await PublishAsync($"<h2>Rules</h2><p>{padding} Read the <a href=\"https://europa.eu/good\">European rules</a> first.</p><p><a href=\"https://a.example/\">here</a> <a href=\"https://b.example/\">here</a></p>");
        await tenant.SaveDraftAsync(cookies, item => item.Alter<Phase>(part => part.Body.Html =
            $"<h3>Rules</h3><p>{padding} Study the <a href=\"https://europa.eu/other\">European rules</a> first.</p><p><a href=\"https://b.example/\">here</a> <a href=\"https://a.example/\">here</a></p>"
            + "<p><img src=\"/media/anna.jpg\" alt=\"Anna\"></p>"));

        using var browser = await tenant.Anonymous().LogInAsync(Site.AdminName);
        var rows = await RowsAsync(browser, cookies);
        Assert.Contains(rows, row => row.Name == "Text" && row.Published.Contains("removed: Read", StringComparison.Ordinal) && row.Draft.Contains("added: Study", StringComparison.Ordinal)
            && !row.Draft.Contains("word20", StringComparison.Ordinal) && row.Draft.Contains('…', StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Name == "Text: link “European rules”" && row is { Published: "https://europa.eu/good", Draft: "https://europa.eu/other" });
        Assert.Contains(rows, row => row.Name == "Text: link “here”" && row.Draft.EndsWith("(in another place)", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Name == "Text: heading “Rules”" && row is { Published: "Heading removed: 2", Draft: "Heading added: 3" });
        Assert.Contains(rows, row => row.Name == "Text: picture" && row.Published == "No picture" && row.Draft.Contains("it shows: Anna", StringComparison.Ordinal));

        Task PublishAsync(string html) => tenant.UsingAsync(async services =>
        {
            var content = services.GetRequiredService<IContentManager>();
            var draft = await content.GetAsync(cookies, VersionOptions.DraftRequired);
            draft.Alter<Phase>(part => part.Body.Html = html);
            await content.PublishAsync(draft);
        });
    }

    [Fact]
    public async Task What_differs_is_called_what_the_form_calls_it()
    {
        const string home = "iurchome000000000000000000";
        const string voice = "iurcvoiceniessler000000000";
        var tenant = await site.CreateTenantAsync();
        await tenant.SaveDraftAsync(home, item =>
        {
            var content = (JsonObject)item.Content;
            var blocks = content["Blocks"]!["ContentItems"]!.AsArray();
            var added = blocks[0]!.DeepClone();
            added["ContentItemId"] = "iurcblockthatisnew00000000";
            blocks.RemoveAt(0);
            blocks.Add(added);
            content["SeoMetaPart"]!["PageTitle"] = "Cities together";
            content["SeoMetaPart"]!["MetaRobots"] = "noindex";
            content["TitlePart"]!["Title"] = "Another home";
        });
        await tenant.SaveDraftAsync(voice, item => item.Alter<Testimonial>(part =>
        {
            part.SaidOn.Value = new DateTime(2024, 5, 6, 0, 0, 0, DateTimeKind.Utc);
            part.PermissionGiven.Value = !part.PermissionGiven.Value;
        }));

        using var browser = await tenant.Anonymous().LogInAsync(Site.AdminName);
        var rows = await RowsAsync(browser, home);
        var form = (await browser.GetAsync($"/Admin/Contents/ContentItems/{home}/Edit")).Document;
        foreach (var name in new[] { "SeoMetaPart.PageTitle", "SeoMetaPart.MetaRobots", "TitlePart.Title" })
        {
            var field = form.QuerySelector($"[name='{name}']:not([type=hidden])")!;
            var label = Answer.TextOf(form.QuerySelector($"label[for='{field.Id}']")!).Replace(" required", "", StringComparison.Ordinal);
            Assert.Contains(rows, row => row.Name == label);
        }

        Assert.Contains(("Keep this page out of search engines", "No", "Yes"), rows);
        Assert.Contains(rows, row => row.Draft == "Block removed" && row.Published.Length > 0);
        Assert.Contains(rows, row => row is { Published: "Empty", Draft: "Block added" });
        Assert.DoesNotContain(rows, row => row.Name.EndsWith(", Order", StringComparison.Ordinal));

        rows = await RowsAsync(browser, voice);
        Assert.Contains(rows, row => row.Name == "Said on" && row.Draft == "6 May 2024");
        Assert.Contains(rows, row => row.Name == "Permission" && (row.Published, row.Draft) is ("Yes", "No") or ("No", "Yes"));
    }

    private static async Task<List<(string Name, string Published, string Draft)>> RowsAsync(Browser browser, string id)
        => [.. (await browser.GetAsync($"/Admin/Contents/ContentItems/{id}/Edit")).Document.QuerySelectorAll("[data-iurc-proposal] tbody tr")
            .Select(row => (Answer.TextOf(row.Children[0]), Answer.TextOf(row.Children[1]), Answer.TextOf(row.Children[2])))];

    private static Task<List<string>> EventsAsync(Tenant tenant, string contentItemId) => tenant.UsingAsync(async services =>
        (await services.GetRequiredService<ISession>().QueryIndex<AuditTrailEventIndex>(index => index.CorrelationId == contentItemId, AuditTrailEvent.Collection).ListAsync())
            .Select(index => index.EventId).ToList());
}
