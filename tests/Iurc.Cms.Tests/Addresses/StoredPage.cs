using Iurc.Cms.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Autoroute.Models;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Routing;
using OrchardCore.Title.Models;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Tests.Addresses;

/// <summary>A page that is in the database as an older site, or somebody with access to it, has written it: no rule was asked.</summary>
internal static class StoredPage
{
    /// <summary>Writes a page, or a new version of one.</summary>
    public static Task<ContentItem> AddAsync(Tenant tenant, string title, string path, bool published, ContentItem? before = null) => tenant.UsingAsync(async services =>
    {
        var (content, session) = (services.GetRequiredService<IContentManager>(), services.GetRequiredService<ISession>());
        var page = await MakeAsync(content, title, path, published);
        if (before is not null)
        {
            page.ContentItemId = before.ContentItemId;
            var old = await content.GetAsync(before.ContentItemId, VersionOptions.Latest);
            (old.Latest, old.Published) = (false, false);
            await session.SaveAsync(old);
        }

        await session.SaveAsync(page);
        await services.GetRequiredService<IAutorouteEntries>().UpdateEntriesAsync();
        return page;
    });

    /// <summary>Makes a page and stores nothing.</summary>
    public static async Task<ContentItem> MakeAsync(IContentManager content, string title, string path, bool published)
    {
        var page = await content.NewAsync("Page");
        page.ContentItemVersionId = Guid.NewGuid().ToString("n")[..26];
        page.DisplayText = title;
        page.Alter<TitlePart>(part => part.Title = title);
        page.Content["Page"]["Summary"]["Text"] = "A few words.";
        page.Alter<AutoroutePart>(part => part.Path = path);
        (page.Latest, page.Published) = (true, published);
        page.CreatedUtc = page.ModifiedUtc = DateTime.UtcNow;
        page.PublishedUtc = published ? page.CreatedUtc : null;
        return page;
    }
}
