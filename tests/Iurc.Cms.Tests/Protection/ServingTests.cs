using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Iurc.Cms.Programme.Serving;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Programme.Pages;
using Iurc.Programme.Schedules;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OrchardCore;
using OrchardCore.ArchiveLater.Models;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Records;
using OrchardCore.Security;
using OrchardCore.Security.Permissions;
using OrchardCore.Settings;
using Xunit;
using YesSql;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Tests.Protection;

/// <summary>What serves the site itself stays, whoever tries and by whatever way.</summary>
[Collection(ProtectedSite.Name)]
public sealed class ServingTests(OwnTenant fixture)
{
    private const string Home = "iurchome000000000000000000";
    private const string Search = "iurclistsearch000000000000";
    private const string Privacy = "iurcpageprivacy00000000000";

    private readonly Tenant _tenant = fixture.Tenant;

    /// <summary>An item of each kind, and where readers see that it is there.</summary>
    public static TheoryData<string, string> Served => new()
    {
        { Home, "home page" },
        { Search, "the search box" },
        { "iurclistphases000000000000", "not found" },
        { Privacy, "readers' data" },
        { "iurcpageaccessib0000000000", "accessibility statement" },
        { "iurcmainmenu00000000000000", "the menu at the top" },
        { "iurcfootmenu00000000000000", "the menu at the foot" },
        { "iurcfunding000000000000000", "who pays" },
    };

    [Theory]
    [MemberData(nameof(Served))]
    public async Task No_button_takes_it_down_neither_an_editors_nor_an_administrators(string id, string reason)
    {
        foreach (var user in new[] { "editor", Site.AdminName })
        {
            var browser = await fixture.BrowserOfAsync(user);
            foreach (var action in new[] { "Unpublish", "Delete" })
            {
                var page = await browser.FollowAsync(await browser.DoAsync(id, action));
                Assert.Contains(reason, page.VisibleText, StringComparison.Ordinal);
                Assert.DoesNotContain("has been removed", page.VisibleText, StringComparison.Ordinal);
                Assert.DoesNotContain("has been unpublished", page.VisibleText, StringComparison.Ordinal);
            }

            var document = (await _tenant.PublishedAsync(id))!.Id;
            foreach (var action in new[] { "Unpublish", "Remove" })
            {
                Assert.Contains(reason, (await browser.FollowAsync(await browser.DoAsync(action, document))).VisibleText, StringComparison.Ordinal);
            }

            var form = await browser.FormAsync(id);
            var answer = await browser.PostAsync(form.Press("submit.Unpublish"), $"/Admin/Contents/ContentItems/{id}/Edit");
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.Contains(reason, Answer.TextOf(answer.Document.QuerySelector(".validation-summary-errors")!), StringComparison.Ordinal);

            Assert.NotNull(await _tenant.PublishedAsync(id));
        }
    }

    [Theory]
    [InlineData(Privacy, "Page.Body.Html", "<p>&nbsp;</p>", "readers' data")]
    [InlineData("iurcfunding000000000000000", "FundingStatement.Text.Text", " ", "who pays")]
    public async Task Nobody_leaves_it_empty(string id, string field, string nothing, string reason)
    {
        var browser = await fixture.BrowserOfAsync("editor");
        var form = await browser.FormAsync(id);
        form[field] = nothing;
        var answer = await browser.PostAsync(form.Press("submit.Publish"), $"/Admin/Contents/ContentItems/{id}/Edit");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var words = Answer.TextOf(answer.Document.QuerySelector(".validation-summary-errors")!);
        Assert.Contains("It cannot be left empty", words, StringComparison.Ordinal);
        Assert.Contains(reason, words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_menu_that_every_page_shows_is_not_published_without_entries()
    {
        const string id = "iurcmainmenu00000000000000";
        var browser = await fixture.BrowserOfAsync("editor");
        await _tenant.UsingAsync(async services =>
        {
            var content = services.GetRequiredService<IContentManager>();
            var menu = await content.GetAsync(id, VersionOptions.DraftRequired);
            ((JsonObject)menu.Content)["MenuItemsListPart"]!["MenuItems"] = new JsonArray();
            await content.SaveDraftAsync(menu);
        });

        var form = await browser.FormAsync(id);
        var answer = await browser.PostAsync(form.Press("submit.Publish"), $"/Admin/Contents/ContentItems/{id}/Edit");
        Assert.Contains("It cannot be left empty, because it is the menu at the top of every page", Answer.TextOf(answer.Document.QuerySelector(".validation-summary-errors")!), StringComparison.Ordinal);
        await browser.FollowAsync(await browser.DoAsync(id, "Publish"));
        using var reader = _tenant.Anonymous();
        Assert.NotEmpty((await reader.GetAsync("/")).Document.QuerySelectorAll("header nav a"));
        await browser.FollowAsync(await browser.DoAsync(id, "DiscardDraft"));
    }

    [Fact]
    public async Task What_else_is_chosen_in_a_list_stays_too_when_one_of_the_items_serves()
    {
        var page = await _tenant.MakePageAsync(AdminActions.Unique("beside"));
        var browser = await fixture.BrowserOfAsync("editor");
        await browser.DoAsync("Remove", (await _tenant.PublishedAsync(page.ContentItemId))!.Id, (await _tenant.PublishedAsync(Search))!.Id);
        Assert.NotNull(await _tenant.PublishedAsync(page.ContentItemId));
    }

    [Fact]
    public async Task The_api_says_that_it_has_not_been_deleted_and_why()
    {
        // The site has no tokens for programs: here everybody may.
        await GrantAnonymousAsync("AccessContentApi", "DeleteContent");
        using var browser = _tenant.Anonymous();
        var answer = await browser.SendAsync(HttpMethod.Delete, "/api/content/" + Search);
        Assert.Equal((HttpStatusCode.Conflict, "application/problem+json"), (answer.Status, answer.ContentType?.Split(';')[0]));
        Assert.Contains("the search box", JsonDocument.Parse(answer.Text).RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.NotNull(await _tenant.PublishedAsync(Search));

        var page = await _tenant.MakePageAsync(AdminActions.Unique("api"));
        var deleted = await browser.SendAsync(HttpMethod.Delete, "/api/content/" + page.ContentItemId);
        Assert.Equal(HttpStatusCode.OK, deleted.Status);
        Assert.Contains(page.ContentItemId, deleted.Text, StringComparison.Ordinal);
        Assert.Null(await _tenant.PublishedAsync(page.ContentItemId));
        await GrantAnonymousAsync();
    }

    [Theory]
    [InlineData("AutoroutePart.Path", "find", "Its address must stay /search")]
    [InlineData("AutoroutePart.Path", "", "Its address must stay /search")]
    [InlineData("CollectionPage.Collection.Text", "phases", "what it lists must stay")]
    public async Task The_search_neither_moves_nor_becomes_something_else(string field, string value, string message)
    {
        var browser = await fixture.BrowserOfAsync("editor");
        var address = $"/Admin/Contents/ContentItems/{Search}/Edit";
        foreach (var button in new[] { "submit.Publish", "submit.Save" })
        {
            var form = await browser.FormAsync(Search);
            form.SetAll(field, [value]);
            var answer = await browser.PostAsync(form.Press(button), address);
            // Without an address the title makes one: it is the same.
            if (value.Length > 0)
            {
                Assert.Equal(HttpStatusCode.OK, answer.Status);
                Assert.Contains(message, answer.VisibleText, StringComparison.Ordinal);
            }
        }

        Assert.Equal("search", (await _tenant.PublishedAsync(Search))!.Content.AutoroutePart.Path.ToString());
    }

    [Fact]
    public async Task A_menu_keeps_its_alias()
    {
        var browser = await fixture.BrowserOfAsync(Site.AdminName);
        var form = await browser.FormAsync("iurcfunding000000000000000");
        // The form does not ask for it; whoever writes a form by hand gets no further.
        form.Forge("AliasPart.Alias", "old-funding");
        var answer = await browser.PostAsync(form.Press("submit.Publish"), "/Admin/Contents/ContentItems/iurcfunding000000000000000/Edit");
        Assert.Contains("Its alias must stay “funding-statement”", answer.VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_words_are_the_editors_to_change()
    {
        var browser = await fixture.BrowserOfAsync("editor");
        var form = await browser.FormAsync(Privacy);
        form["Page.Summary.Text"] = "What becomes of what we know of you.";
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync(form.Press("submit.Publish"), $"/Admin/Contents/ContentItems/{Privacy}/Edit")).Status);
        Assert.Contains("What becomes of what we know of you.", (await _tenant.Anonymous().GetAsync("/privacy")).VisibleText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Home)]
    [InlineData(Privacy)]
    public async Task No_date_takes_it_down(string id)
    {
        await _tenant.UsingAsync(async services =>
        {
            var content = services.GetRequiredService<IContentManager>();
            var draft = await content.GetAsync(id, VersionOptions.DraftRequired);
            draft.Alter<ArchiveLaterPart>(part => part.ScheduledArchiveUtc = DateTime.UtcNow.AddDays(-1));
            await content.UpdateAsync(draft);
            var result = await content.ValidateAsync(draft);
            Assert.Contains(result.Errors, error => error.ErrorMessage!.StartsWith("No date can take it down", StringComparison.Ordinal));
            Assert.False(await content.PublishAsync(draft));
            await services.GetRequiredService<ISession>().CancelAsync();
        });

        // From before the rule, or past it.
        await _tenant.UsingAsync(async services =>
        {
            var session = services.GetRequiredService<ISession>();
            var item = await session.Query<ContentItem, ContentItemIndex>(row => row.ContentItemId == id && row.Published).FirstOrDefaultAsync();
            item.Alter<ArchiveLaterPart>(part => part.ScheduledArchiveUtc = DateTime.UtcNow.AddDays(-1));
            await session.SaveAsync(item);
        });
        await _tenant.RunScheduleAsync();
        Assert.NotNull(await _tenant.PublishedAsync(id));
        await _tenant.UsingAsync(async services =>
        {
            var session = services.GetRequiredService<ISession>();
            var item = await session.Query<ContentItem, ContentItemIndex>(row => row.ContentItemId == id && row.Published).FirstOrDefaultAsync();
            item.Alter<ArchiveLaterPart>(part => part.ScheduledArchiveUtc = null);
            await session.SaveAsync(item);
        });
    }

    [Fact]
    public async Task An_editor_who_types_a_date_to_take_it_down_reads_why_not()
    {
        var browser = await fixture.BrowserOfAsync("editor");
        var form = await browser.FormAsync(Home);
        form[ScheduleRules.TakeDownField] = "2030-01-01T10:00";
        var answer = await browser.PostAsync(form.Press("submit.Publish"), $"/Admin/Contents/ContentItems/{Home}/Edit");
        Assert.Contains("No date can take it down, because it is the home page.", answer.VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_cannot_make_a_draft_of_it_nor_move_it()
    {
        var stored = (await _tenant.PublishedAsync(Search))!;
        foreach (var change in new Action<JsonObject>[]
        {
            json => json["Published"] = false,
            json => ((JsonObject)json["AutoroutePart"]!)["Path"] = "elsewhere",
            json => ((JsonObject)json["CollectionPage"]!)["Collection"] = new JsonObject { ["Text"] = "phases" },
        })
        {
            foreach (var version in new[] { stored.ContentItemVersionId, Guid.NewGuid().ToString("n")[..26] })
            {
                var json = JObject.FromObject(stored)!;
                json["ContentItemVersionId"] = version;
                json["DisplayText"] = "Search, imported";
                change(json);
                var item = json.ToObject<ContentItem>()!;
                // Another version that is a draft leaves what is published.
                if (item.Published || version == stored.ContentItemVersionId)
                {
                    var refusal = await Assert.ThrowsAsync<ValidationException>(() => ImportAsync(item));
                    Assert.Contains("the search box", refusal.Message, StringComparison.Ordinal);
                }

                Assert.Equal(stored.ContentItemVersionId, (await _tenant.PublishedAsync(Search))!.ContentItemVersionId);
                Assert.Equal("Search", (await _tenant.PublishedAsync(Search))!.DisplayText);
            }
        }

        // And an import that changes its words goes through.
        var changed = JObject.FromObject(stored)!.ToObject<ContentItem>()!;
        changed.ContentItemVersionId = Guid.NewGuid().ToString("n")[..26];
        await ImportAsync(changed);
        Assert.Equal(changed.ContentItemVersionId, (await _tenant.PublishedAsync(Search))!.ContentItemVersionId);
    }

    [Fact]
    public async Task A_copy_takes_nothing_from_it()
    {
        await _tenant.UsingAsync(async services =>
        {
            var content = services.GetRequiredService<IContentManager>();
            foreach (var id in new[] { Search, "iurcmainmenu00000000000000" })
            {
                var copy = await content.CloneAsync(await content.GetAsync(id, VersionOptions.Latest));
                Assert.Empty(await services.GetRequiredService<SiteServing>().CheckTakingDownAsync(copy.ContentItemId));
                Assert.True(await content.RemoveAsync(copy));
            }
        });
        Assert.Equal(HttpStatusCode.OK, (await _tenant.Anonymous().GetAsync("/search")).Status);
    }

    [Fact]
    public async Task When_another_home_page_is_chosen_the_old_one_is_free()
    {
        const string about = "iurcabout00000000000000000";
        await ChooseHomeAsync(about);
        try
        {
            var editor = await fixture.BrowserOfAsync("editor");
            var refused = await editor.FollowAsync(await editor.DoAsync(about, "Unpublish"));
            Assert.Contains("it is the home page", refused.VisibleText, StringComparison.Ordinal);
            await _tenant.ChangeAsync(Home, (content, item) => content.UnpublishAsync(item));
            Assert.Equal(HttpStatusCode.OK, (await _tenant.Anonymous().GetAsync("/")).Status);
        }
        finally
        {
            await _tenant.ChangeAsync(Home, (content, item) => content.PublishAsync(item));
            // The home page of the recipe has no address of its own, at which it could be chosen again.
            await _tenant.UsingAsync(async services =>
            {
                var sites = services.GetRequiredService<ISiteService>();
                var settings = await sites.LoadSiteSettingsAsync();
                settings.HomeRoute["contentItemId"] = Home;
                await sites.UpdateSiteSettingsAsync(settings);
            });
        }

        Assert.Empty(await _tenant.UsingAsync(services => services.GetRequiredService<SiteServing>().CheckTakingDownAsync(about)));
    }

    [Fact]
    public async Task A_site_whose_home_page_is_gone_is_not_ready()
    {
        Assert.Equal(HealthStatus.Healthy, await HealthAsync());
        var (document, id) = (await SetPublishedAsync(Home, false), Home);
        try
        {
            Assert.Equal(HealthStatus.Unhealthy, await HealthAsync());
            Assert.Contains(_tenant.Log, entry => entry.Message.Contains("There is no home page", StringComparison.Ordinal));
        }
        finally
        {
            await SetPublishedAsync(id, true);
        }

        Assert.Equal(document, (await _tenant.PublishedAsync(Home))!.Id);
        Assert.Equal(HealthStatus.Healthy, await HealthAsync());
    }

    [Fact]
    public async Task Each_need_is_met_by_the_site_as_it_is_set_up()
        => await _tenant.UsingAsync(async services =>
        {
            foreach (var page in SiteNeeds.Pages)
            {
                Assert.Equal(HttpStatusCode.OK, (await _tenant.Anonymous().GetAsync("/" + page.Name)).Status);
            }

            foreach (var named in SiteNeeds.Named)
            {
                var id = await services.GetRequiredService<IContentHandleManager>().GetContentItemIdAsync("alias:" + named.Name);
                Assert.NotEmpty(await services.GetRequiredService<SiteServing>().CheckTakingDownAsync(id));
            }
        });

    private Task GrantAnonymousAsync(params string[] permissions) => _tenant.UsingAsync(async services =>
    {
        var roles = services.GetRequiredService<RoleManager<IRole>>();
        var anonymous = (Role)(await roles.FindByNameAsync(OrchardCoreConstants.Roles.Anonymous))!;
        anonymous.RoleClaims.RemoveAll(claim => claim.ClaimValue is "AccessContentApi" or "DeleteContent");
        anonymous.RoleClaims.AddRange(permissions.Select(name => new RoleClaim { ClaimType = Permission.ClaimType, ClaimValue = name }));
        await roles.UpdateAsync(anonymous);
    });

    private async Task ChooseHomeAsync(string id)
    {
        var administrator = await fixture.BrowserOfAsync(Site.AdminName);
        var form = await administrator.FormAsync(id);
        form.Tick("AutoroutePart.SetHomepage", true);
        Assert.Equal(HttpStatusCode.Redirect, (await administrator.PostAsync(form.Press("submit.Publish"), $"/Admin/Contents/ContentItems/{id}/Edit")).Status);
    }

    private Task ImportAsync(ContentItem item) => _tenant.UsingAsync(services => services.GetRequiredService<IContentManager>().ImportAsync([item]));

    private Task<HealthStatus> HealthAsync() => _tenant.UsingAsync(async services => (await services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Status);

    private Task<long> SetPublishedAsync(string id, bool published) => _tenant.UsingAsync(async services =>
    {
        var session = services.GetRequiredService<ISession>();
        var item = await session.Query<ContentItem, ContentItemIndex>(row => row.ContentItemId == id && row.Latest).FirstOrDefaultAsync();
        item.Published = published;
        await session.SaveAsync(item);
        return item.Id;
    });
}
