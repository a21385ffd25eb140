using System.Net;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Cms.Tests.Rules;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Autoroute.Models;
using OrchardCore.ContentManagement;
using Xunit;

namespace Iurc.Cms.Tests.Protection;

/// <summary>The tests that share one site, because each works on items of its own, or on what nobody can take away.</summary>
[CollectionDefinition(Name)]
public sealed class ProtectedSite : ICollectionFixture<OwnTenant>
{
    public const string Name = "One site for what is taken down, shared and erased";
}

/// <summary>What these tests do in the admin, as its pages and their scripts do it.</summary>
internal static class AdminActions
{
    /// <summary>Does what a link in the menu of an item's line does: the admin's script makes a form of it.</summary>
    public static async Task<Answer> DoAsync(this Browser browser, string id, string action, params KeyValuePair<string, string>[] fields)
        => await browser.PostAsync($"/Admin/Contents/ContentItems/{id}/{action}", [await browser.TokenAsync(), .. fields]);

    /// <summary>Does something with several items of a list.</summary>
    public static async Task<Answer> DoAsync(this Browser browser, string action, params long[] documents)
        => await browser.PostAsync("/Admin/Contents/ContentItems",
        [
            await browser.TokenAsync(), new("submit.BulkAction", "yes"), new("Options.BulkAction", action),
            .. documents.Select(id => KeyValuePair.Create("itemIds", id.ToString(System.Globalization.CultureInfo.InvariantCulture))),
        ]);

    public static async Task<KeyValuePair<string, string>> TokenAsync(this Browser browser)
    {
        var page = await browser.FollowAsync(await browser.GetAsync("/ChangePassword"));
        return new("__RequestVerificationToken", page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
    }

    /// <summary>The form on which an item is written.</summary>
    public static async Task<HtmlForm> FormAsync(this Browser browser, string id)
    {
        var page = await browser.GetAsync($"/Admin/Contents/ContentItems/{id}/Edit");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return HtmlForm.Of(page.Document, "form[enctype='multipart/form-data']");
    }

    /// <summary>Publishes a page at an address.</summary>
    public static async Task<ContentItem> MakePageAsync(this Tenant tenant, string path, string? html = null, bool published = true)
    {
        var draft = Draft.Sound("Page");
        if (html is not null)
        {
            draft.Set("Page.Body.Html", html);
        }

        var item = draft.ToContentItem(published);
        item.Alter<AutoroutePart>(part => part.Path = path);
        await tenant.UsingAsync(services => services.GetRequiredService<IContentManager>().ImportAsync([item]));
        return item;
    }

    public static string Unique(string word) => word + Guid.NewGuid().ToString("n")[..8];

    public static Task<ContentItem?> PublishedAsync(this Tenant tenant, string id) => tenant.UsingAsync(async services =>
        (ContentItem?)await services.GetRequiredService<IContentManager>().GetAsync(id, VersionOptions.Published));
}
