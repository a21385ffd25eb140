using Iurc.Cms.Programme.Models;
using Iurc.Programme;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Display;
using OrchardCore.DisplayManagement;
using OrchardCore.DisplayManagement.ModelBinding;
using OrchardCore.Modules;

namespace Iurc.Cms.Editorial.Sharing;

/// <summary>Shows a draft to whoever has a link to it, and says the same to all who have none that works.</summary>
[Feature(FeatureIds.Sharing)]
public sealed class SharedDraftController(
    SharedDrafts shares,
    IContentManager content,
    IContentItemDisplayManager displayManager,
    IUpdateModelAccessor updater,
    ILocalClock clock) : Controller
{
    /// <summary>The name of the route.</summary>
    public const string Route = "Iurc.SharedDraft";

    /// <summary>The newest version of the item that the link is for.</summary>
    /// <param name="token">The secret.</param>
    [AcceptVerbs("GET", "HEAD", Route = ShareToken.Path + "{token}", Name = Route)]
    public async Task<IActionResult> Index(string token)
    {
        // The address is the secret: it is kept nowhere, told to nobody, and found by nobody.
        Response.Headers.CacheControl = "no-store";
        Response.Headers[HeaderNames.Pragma] = "no-cache";
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";

        if (await shares.FindAsync(token) is not { } share || await content.GetAsync(share.ContentItemId, VersionOptions.Latest) is not { } item
            || (share.OnlyTextOf.Length > 0 && share.OnlyTextOf != item.Author && !item.Published))
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return View("Nothing");
        }

        return View(new SharedDraftViewModel(
            await displayManager.BuildDisplayAsync(item, updater.ModelUpdater, "Detail"),
            await LocalAsync(item.ModifiedUtc ?? share.CreatedUtc),
            await LocalAsync(share.CreatedUtc),
            await LocalAsync(share.ExpiresUtc),
            SharedDrafts.TextHashOf(item) != share.TextHash,
            item.Published ? item.PublicPath() : null));
    }

    private async Task<DateTimeOffset> LocalAsync(DateTime utc) => await clock.ConvertToLocalAsync(new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)));
}

/// <summary>What somebody sees who has a link to a draft; times are those of the site.</summary>
/// <param name="Page">The draft, as its page will look.</param>
/// <param name="SavedAt">When the text was saved.</param>
/// <param name="SharedAt">When the link was made.</param>
/// <param name="ExpiresAt">From when it works no longer.</param>
/// <param name="HasChanged">Whether the text has changed since the link was made.</param>
/// <param name="PublicPath">The address of the page, if the text is published by now; else null.</param>
public sealed record SharedDraftViewModel(
    IShape Page, DateTimeOffset SavedAt, DateTimeOffset SharedAt, DateTimeOffset ExpiresAt, bool HasChanged, string? PublicPath);
