using System.Net;
using AngleSharp.Dom;
using Iurc.Cms.Editorial.LinkHealth;
using Iurc.Cms.Programme.Models;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Cms.Tests.Rules;
using Iurc.Programme.Links;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using Xunit;

namespace Iurc.Cms.Tests.Editorial.Links;

/// <summary>External addresses in published content are visited, and editors see what is broken and what to do.</summary>
public sealed class LinkHealthTests(FarServer server, OwnTenant fixture) : IClassFixture<FarServer>, IClassFixture<OwnTenant>
{
    private const string Region = "iurcregionchina00000000000";

    [Fact]
    public async Task Editors_see_broken_links_with_the_pages_that_name_them_until_they_are_mended()
    {
        var tenant = StartOn(2026, 11, 24);
        var page = await PublishPageAsync(tenant, $"""
            <p><a href="{server.Address("/status/404/mended")}">gone</a> <a href="{server.Address("/ok/mended#part")}">here</a> <a href="mailto:a@example.eu">mail</a> <a href="/regions">inside</a>
            <a href="{server.Address("/status/500/mended")}">failing</a> <a href="{server.Address("/status/403/mended")}">closed door</a> <a href="{server.Address("/moved/mended")}">moved</a></p>
            """);
        await VisitAsync(tenant);

        using var editor = await tenant.Anonymous().LogInAsync("editor");
        var broken = Assert.Single(Rows(await editor.GetAsync("/Admin/Links?search=mended")));
        Assert.Contains(server.Address("/status/404/mended"), Answer.TextOf(broken), StringComparison.Ordinal);
        Assert.Contains("no such page (404)", Answer.TextOf(broken), StringComparison.Ordinal);
        Assert.Equal($"{tenant.Base}/Admin/Contents/ContentItems/{page}/Edit", broken.QuerySelector("a[href*='/Edit']")!.GetAttribute("href"));

        foreach (var (state, path) in new[] { ("works", "/ok/mended"), ("works", "/moved/mended"), ("failing", "/status/500/mended"), ("unknown", "/status/403/mended") })
        {
            Assert.Contains(Rows(await editor.GetAsync("/Admin/Links?search=mended&state=" + state)), row => Answer.TextOf(row).Contains(server.Address(path), StringComparison.Ordinal));
        }

        Assert.Equal(5, Rows(await editor.GetAsync("/Admin/Links?search=mended&state=all")).Count);

        await ChangeAsync(tenant, page, $"<p><a href=\"{server.Address("/ok")}\">here</a></p>");
        Assert.Empty(Rows(await editor.GetAsync("/Admin/Links?search=mended")));
        Assert.Empty(tenant.Log);
    }

    [Fact]
    public async Task The_button_checks_again_and_needs_the_right_and_the_form()
    {
        var tenant = StartOn(2026, 11, 24);
        await PublishPageAsync(tenant, $"<p><a href=\"{server.Address("/status/410/again")}\">gone</a></p>");
        await VisitAsync(tenant);

        using var editor = await tenant.Anonymous().LogInAsync("editor");
        var page = await editor.GetAsync("/Admin/Links?search=again");
        var form = HtmlForm.Of(page.Document, "form[action$='/Links/Check']");
        tenant.SetClock(2026, 11, 25);
        var before = server.Requests.Count(request => request.EndsWith("/again", StringComparison.Ordinal));
        var answer = await editor.PostAsync(form);

        Assert.Equal(tenant.Base + "/Admin/Links?search=again", answer.Location);
        Assert.True(server.Requests.Count(request => request.EndsWith("/again", StringComparison.Ordinal)) > before);
        Assert.Contains("Checked again", Answer.TextOf((await editor.FollowAsync(answer)).Document.Body!), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.BadRequest, (await editor.PostAsync(form.Action, [new("key", form["key"]!)])).Status);
        using var contributor = await tenant.Anonymous().LogInAsync("contributor");
        Assert.NotEqual(HttpStatusCode.OK, (await contributor.GetAsync("/Admin/Links")).Status);
        var create = HtmlForm.Of((await contributor.GetAsync("/Admin/Contents/ContentTypes/Page/Create")).Document);
        var forged = await contributor.PostAsync(form.Action, [new("key", form["key"]!), new("__RequestVerificationToken", create["__RequestVerificationToken"]!)]);
        Assert.NotEqual(tenant.Base + "/Admin/Links", forged.Location);
        using var anonymous = tenant.Anonymous();
        Assert.Contains("/Login", (await anonymous.GetAsync("/Admin/Links")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_region_whose_website_has_closed_gets_a_draft_that_says_so()
    {
        var tenant = StartOn(2026, 11, 24);
        var address = server.Address("/status/410/website");
        await tenant.UsingAsync(async services =>
        {
            var content = services.GetRequiredService<IContentManager>();
            var region = await content.GetAsync(Region, VersionOptions.DraftRequired);
            region.Alter<Region>(part => part.Website.Text = address);
            await content.UpdateAsync(region);
            Assert.True(await content.PublishAsync(region));
        });
        await VisitAsync(tenant);

        using var editor = await tenant.Anonymous().LogInAsync("editor");
        var list = await editor.GetAsync("/Admin/Links?search=website");
        var answer = await editor.PostAsync(HtmlForm.Of(list.Document, "form[action$='/Links/Close']"));
        Assert.Equal($"{tenant.Base}/Admin/Contents/ContentItems/{Region}/Edit", answer.Location);

        var form = HtmlForm.Of((await editor.FollowAsync(answer)).Document, "form[enctype='multipart/form-data']");
        Assert.Equal("2026-11-24", form["Region.ClosedOn.Value"]);
        Assert.Matches(@"^https://web\.archive\.org/web/\d{8}/" + System.Text.RegularExpressions.Regex.Escape(address) + "$", form["Region.ArchiveAddress.Text"]);

        // Readers see nothing of it until the editor has published.
        Assert.NotNull((await editor.GetAsync("/regions/iurc-china")).Document.QuerySelector($"a[href='{address}']"));
        form.Press("submit.Publish");
        await editor.FollowAsync(await editor.PostAsync(form, $"/Admin/Contents/ContentItems/{Region}/Edit"));
        var page = (await editor.GetAsync("/regions/iurc-china")).Document;
        Assert.Null(page.QuerySelector($"a[href='{address}']"));
        Assert.NotNull(page.QuerySelector("a[href^='https://web.archive.org/web/']"));
        Assert.Empty(Rows(await editor.GetAsync("/Admin/Links?search=website")));
    }

    [Fact]
    public async Task A_website_is_looked_after_until_the_day_on_which_it_closes()
    {
        const string asia = "iurcregionaa00000000000000";
        var tenant = StartOn(2026, 11, 24);
        var address = server.Address("/status/410/closing");
        await tenant.EditAsync(asia, item => item.Alter<Region>(part =>
        {
            part.Website.Text = address;
            part.ClosedOn.Value = new DateTime(2026, 12, 1, 0, 0, 0, DateTimeKind.Utc);
        }));
        await VisitAsync(tenant);
        using var editor = await tenant.Anonymous().LogInAsync("editor");

        // Half past eleven at night of the day before in Brussels.
        tenant.SetClock(new DateTime(2026, 11, 30, 22, 30, 0));
        Assert.NotNull((await editor.GetAsync("/regions/iurc-asia-australasia")).Document.QuerySelector($"a[href='{address}']"));
        var row = Assert.Single(Rows(await editor.GetAsync("/Admin/Links?search=closing")));
        Assert.NotNull(row.QuerySelector("form[action$='/Links/Close']"));
        Assert.Contains(address, (await editor.GetAsync("/Admin")).VisibleText, StringComparison.Ordinal);

        // Half an hour after midnight: nobody has saved anything.
        tenant.SetClock(new DateTime(2026, 11, 30, 23, 30, 0));
        Assert.Null((await editor.GetAsync("/regions/iurc-asia-australasia")).Document.QuerySelector($"a[href='{address}']"));
        Assert.Empty(Rows(await editor.GetAsync("/Admin/Links?search=closing&state=all")));
        Assert.DoesNotContain(address, (await editor.GetAsync("/Admin")).VisibleText, StringComparison.Ordinal);

        tenant.SetClock(2027, 1, 1);
        var before = server.Requests.Count;
        await VisitAsync(tenant);
        Assert.DoesNotContain(server.Requests.Skip(before), request => request.EndsWith("/closing", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_address_is_missing_until_the_day_on_which_the_website_closes()
    {
        const string title = "Region that will close";
        var tenant = StartOn(2026, 11, 24);
        var draft = Draft.Sound("Region").Set("TitlePart.Title", title).Set("Region.Website.Text", "").Set("Region.ClosedOn.Value", "2026-12-01");
        await tenant.UsingAsync(services => services.GetRequiredService<IContentManager>().ImportAsync([draft.ToContentItem(published: true)]));
        using var editor = await tenant.Anonymous().LogInAsync("editor");

        foreach (var (day, missing) in new[] { (new DateTime(2026, 11, 30, 22, 30, 0), true), (new DateTime(2026, 11, 30, 23, 30, 0), false) })
        {
            tenant.SetClock(day);
            var dashboard = (await editor.GetAsync("/Admin")).Document.QuerySelector("[data-iurc-kind='missing-address']")!;
            Assert.Equal(missing, Answer.TextOf(dashboard).Contains(title, StringComparison.Ordinal));
            Assert.Equal(missing, (await editor.GetAsync("/Admin/Contents/ContentItems/Region?q=missing%3Aaddress")).VisibleText.Contains(title, StringComparison.Ordinal));
            var row = (await editor.GetAsync("/Admin/Contents/ContentItems/Region?q=" + Uri.EscapeDataString($"\"{title}\""))).Document
                .QuerySelectorAll("tr.iurc-row").Single(item => Answer.TextOf(item).Contains(title, StringComparison.Ordinal));
            Assert.Equal(missing, Answer.TextOf(row).Contains("Address missing", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_run_visits_no_more_than_its_budget_and_leaves_none_out()
    {
        var tenant = StartOn(2026, 11, 24);
        await PublishPageAsync(tenant, string.Concat(Enumerable.Range(0, 130).Select(i => $"<a href=\"{server.Address("/ok/budget/" + i)}\">{i}</a>")));

        var taken = new List<IReadOnlyList<string>>();
        for (var run = 0; run < 3; run++)
        {
            await tenant.UsingAsync(async services =>
            {
                var due = services.GetRequiredService<DueLinks>();
                var addresses = await due.TakeAsync(100);
                await due.SaveAsync(addresses.ToDictionary(address => address, _ => new LinkAnswer(LinkFinding.Works, 200)));
                taken.Add(addresses);
            });
        }

        Assert.All(taken, addresses => Assert.InRange(addresses.Count, 0, 100));
        Assert.Equal(130, taken.SelectMany(addresses => addresses).Distinct().Count(address => address.Contains("/budget/", StringComparison.Ordinal)));

        tenant.SetClock(2026, 12, 3);
        Assert.Equal(100, (await tenant.UsingAsync(services => services.GetRequiredService<DueLinks>().TakeAsync(100))).Count);
    }

    private Tenant StartOn(int year, int month, int day)
    {
        fixture.Tenant.SetClock(year, month, day);
        return fixture.Tenant;
    }

    private static Task VisitAsync(Tenant tenant)
        => tenant.UsingAsync(services => services.GetRequiredService<LinkHealthRun>().VisitDueAsync(TestContext.Current.CancellationToken));

    private static Task<string> PublishPageAsync(Tenant tenant, string html) => tenant.UsingAsync(async services =>
    {
        var content = services.GetRequiredService<IContentManager>();
        var page = await content.NewAsync("Page");
        page.DisplayText = "Page with links";
        page.Content["Page"]["Body"]["Html"] = html;
        await content.CreateAsync(page, VersionOptions.Published);
        return page.ContentItemId;
    });

    private static Task ChangeAsync(Tenant tenant, string id, string html) => tenant.UsingAsync(async services =>
    {
        var content = services.GetRequiredService<IContentManager>();
        var page = await content.GetAsync(id, VersionOptions.DraftRequired);
        page.Content["Page"]["Body"]["Html"] = html;
        await content.UpdateAsync(page);
        Assert.True(await content.PublishAsync(page));
    });

    private static List<IElement> Rows(Answer page)
    {
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return [.. page.Document.QuerySelectorAll("[data-iurc-link]")];
    }
}
