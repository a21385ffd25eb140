using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Iurc.Cms.Editorial.Publishing;
using Iurc.Cms.Editorial.Review;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Cms.Tests.Rules;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.AuditTrail.Indexes;
using OrchardCore.AuditTrail.Models;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Records;
using OrchardCore.Title.Models;
using Xunit;
using YesSql;

namespace Iurc.Cms.Tests;

/// <summary>
/// Each cell of <c>Permissions.csv</c>, tried by somebody who has logged in with that role. A "no" is tried on every way that the
/// admin has, with forged requests and a valid antiforgery token of that user, and what the database holds afterwards decides.
/// </summary>
public class PermissionsTests(PermissionsFixture fixture) : IClassFixture<PermissionsFixture>
{
    private readonly Tenant _tenant = fixture.Tenant;

    public static TheoryData<string, string, string, bool> Cells()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "tests", "Iurc.Cms.Tests", "Permissions.csv")).Select(line => line.Split(',')).ToList();
        var cells = new TheoryData<string, string, string, bool>();
        foreach (var line in lines.Skip(1))
        {
            for (var column = 2; column < line.Length; column++)
            {
                cells.Add(line[0], line[1], lines[0][column], line[column] switch
                {
                    "yes" => true,
                    "no" => false,
                    var other => throw new InvalidDataException($"\"{other}\" is neither yes nor no."),
                });
            }
        }

        return cells;
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task A_role_may_do_what_the_table_says_and_nothing_else(string role, string type, string action, bool allowed)
    {
        var browser = fixture.BrowserOf(role);
        var own = fixture.UserIdOf(role);
        var other = fixture.OtherId;

        var done = action switch
        {
            "view-published" => await CanReadAsync(browser, await MakeAsync(type, other, published: true), "/Contents/ContentItems/{id}"),
            "preview-own" => await CanReadAsync(browser, await MakeAsync(type, own, published: false), "/Contents/ContentItems/{id}/Preview"),
            "preview-others" => await CanReadAsync(browser, await MakeAsync(type, other, published: false),
                "/Contents/ContentItems/{id}/Preview", "/Admin/Contents/ContentItems/{id}/Display", "/Admin/Contents/ContentItems/{id}/Edit"),
            // Drafts that nobody has published yet are seen by those who may preview them.
            "list" => await CanReadAsync(browser, await MakeAsync(type, other, published: role == "Contributor"), $"/Admin/Contents/ContentItems/{type}", "/Admin/Contents/ContentItems"),
            "list-own-draft" => await CanReadAsync(browser, await MakeAsync(type, own, published: false), $"/Admin/Contents/ContentItems/{type}", "/Admin/Contents/ContentItems"),
            "list-others-draft" => await CanReadAsync(browser, await MakeAsync(type, other, published: false), $"/Admin/Contents/ContentItems/{type}", "/Admin/Contents/ContentItems", "/Admin/Contents/ContentItems?q=status:AllVersions"),
            "create-draft" => await CanCreateAsync(browser, type, own),
            "edit-own-draft" => await CanEditAsync(browser, await MakeAsync(type, own, published: false)),
            "edit-others" => await CanEditAsync(browser, await MakeAsync(type, other, published: false)),
            "propose" => await CanEditAsync(browser, await MakeAsync(type, other, published: true)),
            "publish" => await CanPublishAsync(browser, await MakeAsync(type, role == "Contributor" ? own : other, published: false)),
            "unpublish" => await CanUnpublishAsync(browser, await MakeAsync(type, role == "Contributor" ? own : other, published: true)),
            "delete" => await CanDeleteAsync(browser, await MakeAsync(type, role == "Contributor" ? own : other, published: false)),
            "compare" => await CanCompareAsync(browser, await MakeAsync(type, role == "Contributor" ? own : other, published: true)),
            "restore" => await CanRestoreAsync(browser, await MakeAsync(type, role == "Contributor" ? own : other, published: true)),
            "ask-review" => await CanAskForReviewAsync(browser, await MakeAsync(type, own ?? other, published: false)),
            "clone" => await CanCloneAsync(browser, await MakeAsync(type, role == "Contributor" ? own : other, published: false)),
            _ => throw new InvalidDataException(action),
        };

        Assert.Equal(allowed, done);
    }

    [Fact]
    public void The_table_has_a_row_for_each_role_and_type()
        => Assert.Equal(4 * 8 * 17, Cells().Select(cell => (cell.Data.Item1, cell.Data.Item2, cell.Data.Item3)).Distinct().Count());

    public static TheoryData<string> ProposedTypes() => [.. Cells().Select(cell => cell.Data).Where(cell => cell is ("Contributor", _, "propose", true)).Select(cell => cell.Item2)];

    [Theory]
    [MemberData(nameof(ProposedTypes))]
    public async Task Who_proposes_a_change_to_an_item_does_nothing_else_to_it(string type)
    {
        var browser = fixture.BrowserOf("Contributor");
        var item = await MakeAsync(type, fixture.OtherId, published: true);
        var address = $"/Admin/Contents/ContentItems/{item.ContentItemId}/Edit";
        Assert.True(await CanEditAsync(browser, item));
        var draft = await LatestAsync(item);
        Assert.Equal((false, item.Owner, "the-contributor"), (draft!.Published, draft.Owner, draft.Author));

        Assert.False(await CanPublishAsync(browser, item));
        Assert.False(await CanUnpublishAsync(browser, item));
        Assert.False(await CanDeleteAsync(browser, item));
        Assert.False(await CanCloneAsync(browser, item));
        Assert.False(await CanCompareAsync(browser, item));
        await browser.PostAsync("/Admin/AuditTrail/Content/Restore/" + await EventOfAsync(item), [await TokenAsync(browser)]);

        // Nor by the fields of the form that others have: owner and dates.
        var form = HtmlForm.Of((await fixture.BrowserOf("Administrator").GetAsync(address)).Document, "form[enctype='multipart/form-data']");
        var token = await TokenAsync(browser);
        form.Forge(token.Key, token.Value).Forge("CommonPart.OwnerName", "the-contributor")
            .Forge("PublishLaterPart.ScheduledPublishLocalDateTime", "2030-01-01T09:00").Forge("submit.Save", "submit.Schedule");
        AssertNoFailure(await browser.PostAsync(form, address));

        var left = await LatestAsync(item);
        Assert.Equal((draft.ContentItemVersionId, item.Owner, false), (left!.ContentItemVersionId, left.Owner, left.Published));
        Assert.Equal(0, await _tenant.UsingAsync(services => services.GetRequiredService<ISession>().QueryIndex<ItemScheduleIndex>(row => row.ContentItemId == item.ContentItemId).CountAsync()));
        var published = await _tenant.UsingAsync(services => services.GetRequiredService<IContentManager>().GetAsync(item.ContentItemId, VersionOptions.Published));
        Assert.Equal(item.ContentItemVersionId, published.ContentItemVersionId);
    }

    [Fact]
    public async Task A_draft_that_somebody_else_has_made_of_a_published_item_is_not_theirs_to_share()
    {
        var item = await MakeAsync("Page", fixture.OtherId, published: true);
        var shares = "/Admin/SharedDrafts/" + item.ContentItemId;
        Assert.True(await CanEditAsync(fixture.BrowserOf("Editor"), item));
        Assert.Equal(HttpStatusCode.NotFound, (await fixture.BrowserOf("Contributor").GetAsync(shares)).Status);

        Assert.True(await CanEditAsync(fixture.BrowserOf("Contributor"), item));
        Assert.Equal(HttpStatusCode.OK, (await fixture.BrowserOf("Contributor").GetAsync(shares)).Status);
    }

    public static TheoryData<string, string, string, bool> Screens()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "tests", "Iurc.Cms.Tests", "Screens.csv")).Select(line => line.Split(',')).ToList();
        var cells = new TheoryData<string, string, string, bool>();
        foreach (var line in lines.Skip(1))
        {
            for (var column = 2; column < line.Length; column++)
            {
                cells.Add(lines[0][column], line[0], line[1], line[column] == "yes");
            }
        }

        return cells;
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task A_role_gets_at_the_screens_that_the_table_says_and_no_others(string role, string screen, string address, bool allowed)
    {
        var answer = await fixture.BrowserOf(role).GetAsync(address);
        AssertNoFailure(answer);
        // The log-in page is no way in; other redirects are those of the screen itself.
        var opened = answer.Location is { } location
            ? !location.Contains("/Login", StringComparison.OrdinalIgnoreCase) && !location.Contains("/Error", StringComparison.OrdinalIgnoreCase)
            : answer.Status == HttpStatusCode.OK;
        Assert.True(opened == allowed, $"{screen}: {answer}");
    }

    [Fact]
    public async Task A_contributor_can_choose_among_the_published_phases()
    {
        var answer = await fixture.BrowserOf("Contributor").GetAsync("/Admin/ContentFields/SearchContentItems?part=Region&field=Phases");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("\"Phase III\"", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Those_who_choose_are_offered_what_they_may_open_and_no_drafts_of_others_that_nobody_has_published()
    {
        var (draft, published) = (await MakeAsync("Phase", fixture.OtherId, published: false), await MakeAsync("Phase", fixture.OtherId, published: true));
        var own = await MakeAsync("Phase", fixture.UserIdOf("Contributor"), published: false);
        await _tenant.SaveDraftAsync(published.ContentItemId, item =>
        {
            item.DisplayText += " as it is not public yet";
            item.Alter<TitlePart>(part => part.Title = item.DisplayText);
        });

        Assert.Empty(await OfferedAsync("Contributor", draft));
        // Who may propose changes to it sees the newest, as in the list.
        Assert.Equal([published.DisplayText + " as it is not public yet"], await OfferedAsync("Contributor", published));
        Assert.Equal([own.DisplayText], await OfferedAsync("Contributor", own));
        Assert.Equal([draft.DisplayText], await OfferedAsync("Editor", draft));
        Assert.Equal([published.DisplayText + " as it is not public yet"], await OfferedAsync("Editor", published));

        async Task<IEnumerable<string?>> OfferedAsync(string role, ContentItem item)
        {
            var answer = await fixture.BrowserOf(role).GetAsync("/Admin/ContentFields/SearchContentItems?part=Region&field=Phases&query=" + Uri.EscapeDataString(item.DisplayText));
            return JsonNode.Parse(answer.Text)!.AsArray().Where(offered => (string?)offered!["id"] == item.ContentItemId).Select(offered => (string?)offered!["displayText"]);
        }
    }

    [Fact]
    public async Task A_request_without_a_token_is_refused_even_from_the_administrator()
    {
        var item = await MakeAsync("Page", fixture.OtherId, published: false);
        var answer = await fixture.BrowserOf("Administrator").PostAsync($"/Admin/Contents/ContentItems/{item.ContentItemId}/Publish", []);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.False((await LatestAsync(item))!.Published);
    }

    private static async Task<bool> CanReadAsync(Browser browser, ContentItem item, params string[] addresses)
    {
        var read = false;
        foreach (var address in addresses)
        {
            var answer = await browser.GetAsync(address.Replace("{id}", item.ContentItemId, StringComparison.Ordinal));
            AssertNoFailure(answer);
            // The page of a quotation has its whole name in the title alone.
            read |= answer.Status == HttpStatusCode.OK && $"{answer.Document.Title} {answer.VisibleText}".Contains(item.DisplayText, StringComparison.Ordinal);
        }

        return read;
    }

    private async Task<bool> CanCreateAsync(Browser browser, string type, string? owner)
    {
        var before = await CountAsync(type);
        await ForgeAsync(browser, $"/Admin/Contents/ContentTypes/{type}/Create", Draft.Sound(type), "submit.Save");
        if (await CountAsync(type) == before)
        {
            return false;
        }

        var made = await _tenant.UsingAsync(services => services.GetRequiredService<ISession>()
            .Query<ContentItem, ContentItemIndex>(index => index.ContentType == type && index.Latest).OrderByDescending(index => index.DocumentId).FirstOrDefaultAsync());
        Assert.Equal(owner, made.Owner);
        Assert.False(made.Published);
        return true;
    }

    private async Task<bool> CanEditAsync(Browser browser, ContentItem item)
    {
        await ForgeAsync(browser, $"/Admin/Contents/ContentItems/{item.ContentItemId}/Edit", Draft.Sound(item.ContentType), "submit.Save");
        return (await LatestAsync(item))!.DisplayText != item.DisplayText;
    }

    private async Task<bool> CanPublishAsync(Browser browser, ContentItem item)
    {
        foreach (var way in new Func<Task>[]
        {
            () => PostAsync(browser, item, "Publish"),
            () => BulkAsync(browser, item, "PublishNow"),
            () => ForgeAsync(browser, $"/Admin/Contents/ContentItems/{item.ContentItemId}/Edit", Draft.Sound(item.ContentType), "submit.Publish"),
        })
        {
            await way();
            if ((await LatestAsync(item))!.Published)
            {
                return true;
            }
        }

        // And not by creating something published either.
        var before = await CountAsync(item.ContentType);
        await ForgeAsync(browser, $"/Admin/Contents/ContentTypes/{item.ContentType}/Create", Draft.Sound(item.ContentType), "submit.Publish");
        return await CountAsync(item.ContentType) != before;
    }

    private async Task<bool> CanUnpublishAsync(Browser browser, ContentItem item)
    {
        foreach (var way in new Func<Task>[]
        {
            () => PostAsync(browser, item, "Unpublish"),
            () => BulkAsync(browser, item, "Unpublish"),
            () => ForgeAsync(browser, $"/Admin/Contents/ContentItems/{item.ContentItemId}/Edit", Draft.Sound(item.ContentType), "submit.Unpublish"),
        })
        {
            await way();
            if (await _tenant.UsingAsync(services => services.GetRequiredService<IContentManager>().GetAsync(item.ContentItemId, VersionOptions.Published)) is null)
            {
                return true;
            }
        }

        return false;
    }

    private async Task<bool> CanDeleteAsync(Browser browser, ContentItem item)
    {
        foreach (var way in new Func<Task>[]
        {
            () => PostAsync(browser, item, "Delete"),
            () => BulkAsync(browser, item, "Remove"),
            () => PostAsync(browser, item, "DiscardDraft"),
        })
        {
            await way();
            if (await LatestAsync(item) is null)
            {
                return true;
            }
        }

        return false;
    }

    private async Task<bool> CanCloneAsync(Browser browser, ContentItem item)
    {
        var before = await CountAsync(item.ContentType);
        await PostAsync(browser, item, "Clone");
        return await CountAsync(item.ContentType) != before;
    }

    private async Task<bool> CanCompareAsync(Browser browser, ContentItem item)
    {
        var answer = await browser.GetAsync("/Admin/AuditTrail/Display/" + await EventOfAsync(item));
        AssertNoFailure(answer);
        return answer.Status == HttpStatusCode.OK;
    }

    private async Task<bool> CanRestoreAsync(Browser browser, ContentItem item)
    {
        AssertNoFailure(await browser.PostAsync("/Admin/AuditTrail/Content/Restore/" + await EventOfAsync(item), [await TokenAsync(browser)]));
        return (await LatestAsync(item))!.ContentItemVersionId != item.ContentItemVersionId;
    }

    private async Task<bool> CanAskForReviewAsync(Browser browser, ContentItem item)
    {
        await ForgeAsync(browser, $"/Admin/Contents/ContentItems/{item.ContentItemId}/Edit", Draft.Sound(item.ContentType), "submit.Save", "submit.AskForReview");
        return await _tenant.UsingAsync(services => services.GetRequiredService<ISession>().QueryIndex<ReviewIndex>(index => index.ContentItemId == item.ContentItemId).CountAsync()) == 1;
    }

    private Task<string> EventOfAsync(ContentItem item) => _tenant.UsingAsync(async services =>
        (await services.GetRequiredService<ISession>().QueryIndex<AuditTrailEventIndex>(index => index.CorrelationId == item.ContentItemId, AuditTrailEvent.Collection).FirstOrDefaultAsync()).EventId);

    private static async Task PostAsync(Browser browser, ContentItem item, string action)
        => AssertNoFailure(await browser.PostAsync($"/Admin/Contents/ContentItems/{item.ContentItemId}/{action}", [await TokenAsync(browser)]));

    private static async Task BulkAsync(Browser browser, ContentItem item, string action)
        => AssertNoFailure(await browser.PostAsync("/Admin/Contents/ContentItems",
        [
            await TokenAsync(browser), new("submit.BulkAction", "yes"), new("BulkAction", action), new("Options.BulkAction", action),
            new("itemIds", item.Id.ToString(CultureInfo.InvariantCulture)),
        ]));

    /// <summary>Sends the form that the administrator would get, filled in with <paramref name="draft"/>, with the token of somebody else.</summary>
    private async Task ForgeAsync(Browser browser, string address, Draft draft, string button, string? value = null)
    {
        var form = HtmlForm.Of((await fixture.BrowserOf("Administrator").GetAsync(address)).Document, "form[enctype='multipart/form-data']");
        var token = await TokenAsync(browser);
        draft.TypeInto(form);
        form.Forge(token.Key, token.Value).Forge(button, value ?? button);
        AssertNoFailure(await browser.PostAsync(form, address));
    }

    private static async Task<KeyValuePair<string, string>> TokenAsync(Browser browser)
    {
        var page = await browser.GetAsync("/Login");
        if (page.Location is not null)
        {
            page = await browser.FollowAsync(await browser.GetAsync("/Admin"));
        }

        var token = page.Document.QuerySelector("input[name=__RequestVerificationToken]");
        Assert.True(token is not null, "No antiforgery token for this user: " + page);
        return new("__RequestVerificationToken", token.GetAttribute("value")!);
    }

    private static void AssertNoFailure(Answer answer)
        => Assert.True((int)answer.Status < 500 && answer.Status != HttpStatusCode.BadRequest, answer.ToString());

    private async Task<ContentItem> MakeAsync(string type, string? owner, bool published)
    {
        var item = Draft.Sound(type).ToContentItem(published);
        item.Owner = owner;
        await _tenant.UsingAsync(services => services.GetRequiredService<IContentManager>().ImportAsync([item]));
        var made = await LatestAsync(item);
        Assert.Equal(published, made!.Published);
        Assert.Equal(owner, made.Owner);
        return made;
    }

    private Task<ContentItem?> LatestAsync(ContentItem item) => _tenant.UsingAsync(async services =>
        (ContentItem?)await services.GetRequiredService<IContentManager>().GetAsync(item.ContentItemId, VersionOptions.Latest));

    private Task<int> CountAsync(string type) => _tenant.UsingAsync(services =>
        services.GetRequiredService<ISession>().QueryIndex<ContentItemIndex>(index => index.ContentType == type && index.Latest).CountAsync());
}
