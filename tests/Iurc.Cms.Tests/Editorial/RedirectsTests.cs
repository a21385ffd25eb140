using System.Net;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Cms.Tests.Rules;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Autoroute.Models;
using OrchardCore.ContentManagement;
using Xunit;

namespace Iurc.Cms.Tests.Editorial;

/// <summary>The list of former addresses.</summary>
[Collection(EditorialSite.Name)]
public sealed class RedirectsTests(OwnTenant fixture)
{
    [Fact]
    public async Task It_shows_each_former_address_with_what_has_become_of_it()
    {
        var (moved, removed, waiting) = (Name("moved"), Name("removed"), Name("waiting"));
        await MakeAsync(moved, (content, item) => MoveAsync(content, item, moved + "-now"));
        await MakeAsync(removed, (content, item) => content.RemoveAsync(item));
        var id = await MakeAsync(waiting, (content, item) => MoveAsync(content, item, waiting + "-now"));
        await fixture.Tenant.ChangeAsync(id, (content, item) => content.UnpublishAsync(item));

        var browser = await fixture.BrowserOfAsync("editor");
        var rows = Rows(await browser.GetAsync("/Admin/FormerAddresses?pageSize=100"));

        Assert.Contains($"/{moved} Leads to /{moved}-now (301).", rows);
        Assert.Contains($"/{removed} The page was removed for good: readers are told so (410).", rows);
        Assert.Contains($"/{waiting} The page is not published at the moment: readers are told that there is nothing (404).", rows);
        Assert.DoesNotContain(rows, row => row.StartsWith($"/{moved}-now ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_can_be_searched()
    {
        var name = Name("needle");
        await MakeAsync(name, (content, item) => MoveAsync(content, item, name + "-now"));

        var browser = await fixture.BrowserOfAsync("editor");
        Assert.Equal([$"/{name} Leads to /{name}-now (301)."], Rows(await browser.GetAsync("/Admin/FormerAddresses?q=" + name[2..].ToUpperInvariant())));
        Assert.Equal(["No former address has this in it."], Rows(await browser.GetAsync("/Admin/FormerAddresses?q=%3Cb%3E")));
    }

    private static string Name(string word) => word + Guid.NewGuid().ToString("n")[..8];

    private static List<string> Rows(Answer page)
    {
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return [.. page.Document.QuerySelectorAll("ul.list-group > li").Select(Answer.TextOf)];
    }

    /// <summary>Publishes a page at an address, and then does something with it.</summary>
    private async Task<string> MakeAsync(string path, Func<IContentManager, ContentItem, Task> change)
    {
        var item = Draft.Sound("Page").ToContentItem(published: true);
        item.Alter<AutoroutePart>(part => part.Path = path);
        await fixture.Tenant.UsingAsync(services => services.GetRequiredService<IContentManager>().ImportAsync([item]));
        await fixture.Tenant.UsingAsync(async services =>
        {
            var content = services.GetRequiredService<IContentManager>();
            await change(content, (await content.GetAsync(item.ContentItemId))!);
        });
        return item.ContentItemId;
    }

    private static async Task MoveAsync(IContentManager content, ContentItem item, string path)
    {
        var draft = await content.GetAsync(item.ContentItemId, VersionOptions.DraftRequired);
        draft.Alter<AutoroutePart>(part => part.Path = path);
        await content.UpdateAsync(draft);
        Assert.True(await content.PublishAsync(draft));
    }
}
