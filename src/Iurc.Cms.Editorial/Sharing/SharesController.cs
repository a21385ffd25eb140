using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Localization;
using OrchardCore.Admin;
using OrchardCore.ContentManagement;
using OrchardCore.DisplayManagement.Notify;
using OrchardCore.Modules;

namespace Iurc.Cms.Editorial.Sharing;

/// <summary>The links to a draft: who made them, and how to make and withdraw one.</summary>
[Feature(FeatureIds.Sharing)]
[Admin("SharedDrafts/{contentItemId}/{action}", "Iurc.Shares.{action}")]
public sealed class SharesController(
    SharedDrafts shares, IContentManager content, IAuthorizationService authorization, INotifier notifier, IHtmlLocalizer<SharesController> localizer) : Controller
{
    /// <summary>Lists the links that work.</summary>
    [HttpGet]
    [Admin("SharedDrafts/{contentItemId}", "Iurc.Shares.Index")]
    public async Task<IActionResult> Index(string contentItemId)
    {
        if (await ItemAsync(contentItemId) is { } item)
        {
            return View(await ModelAsync(item));
        }

        return await StoppedAsync(contentItemId) is { } stopped ? View(stopped) : NotFound();
    }

    /// <summary>Makes a link, and shows it: it cannot be shown again.</summary>
    [HttpPost]
    [ValidateAntiForgeryToken]
    public async Task<IActionResult> Share(string contentItemId)
    {
        if (await ItemAsync(contentItemId) is not { } item)
        {
            return NotFound();
        }

        if (item.Published)
        {
            await notifier.WarningAsync(localizer["There is no draft: what you see is published already. Share the address of the page."]);
            return RedirectToAction(nameof(Index), new { contentItemId });
        }

        var token = await shares.ShareAsync(item, onlyOwnText: !await authorization.MayShareAnyTextAsync(User, item));
        Response.Headers.CacheControl = "no-store";
        return View(nameof(Index), await ModelAsync(item, Url.RouteUrl(SharedDraftController.Route, new { token }, Request.Scheme)));
    }

    /// <summary>Withdraws a link.</summary>
    [HttpPost]
    [ValidateAntiForgeryToken]
    public async Task<IActionResult> Withdraw(string contentItemId, long id)
    {
        var mayWithdraw = await ItemAsync(contentItemId) is not null || (await StoppedAsync(contentItemId))?.Shares.Any(share => share.Id == id) == true;
        if (!mayWithdraw || !await shares.WithdrawAsync(contentItemId, id))
        {
            return NotFound();
        }

        await notifier.SuccessAsync(localizer["The link works no longer."]);
        return RedirectToAction(nameof(Index), new { contentItemId });
    }

    // Whoever may not share it is not told that it is there.
    private async Task<ContentItem?> ItemAsync(string contentItemId)
        => await content.GetAsync(contentItemId, VersionOptions.Latest) is { } item && await authorization.MayShareAsync(User, item) ? item : null;

    // But whoever has shared it, and whose links stopped when somebody else wrote into it, is told that.
    private async Task<SharesViewModel?> StoppedAsync(string contentItemId)
        => await content.GetAsync(contentItemId, VersionOptions.Latest) is { Published: false } item
            && await shares.ListStoppedAsync(User, item) is { Count: > 0 } stopped ? new(item, stopped, Link: null, StoppedBy: item.Author) : null;

    private async Task<SharesViewModel> ModelAsync(ContentItem item, string? link = null)
        => new(item, await shares.ListAsync(item.ContentItemId), link);
}

/// <summary>What the page shows.</summary>
/// <param name="Item">The newest version of the item.</param>
/// <param name="Shares">The links that work.</param>
/// <param name="Link">The link that has just been made; null when none has.</param>
/// <param name="StoppedBy">Who has changed the draft, so that the links of whoever looks show nothing; null if they work.</param>
public sealed record SharesViewModel(ContentItem Item, IReadOnlyList<SharedDraft> Shares, string? Link, string? StoppedBy = null);
