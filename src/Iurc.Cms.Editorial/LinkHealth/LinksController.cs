using Iurc.Cms.Programme.Models;
using Iurc.Programme;
using Iurc.Programme.Links;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Localization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using OrchardCore.Admin;
using OrchardCore.ContentManagement;
using OrchardCore.Contents;
using OrchardCore.DisplayManagement;
using OrchardCore.DisplayManagement.Notify;
using OrchardCore.Modules;
using OrchardCore.Navigation;

namespace Iurc.Cms.Editorial.LinkHealth;

/// <summary>The admin's page "Links" and what can be done there.</summary>
[Feature(FeatureIds.LinkHealth)]
[Admin("Links/{action}", "Iurc.Links.{action}")]
public sealed class LinksController(
    LinkList links,
    LinkHealthRun run,
    IContentManager contentManager,
    IProgrammeCatalogue catalogue,
    IAuthorizationService authorization,
    IShapeFactory shapes,
    IOptions<PagerOptions> pagerOptions,
    INotifier notifier,
    IHtmlLocalizer<LinksController> localizer) : Controller
{
    /// <summary>Lists the addresses in a state, the broken ones if none is named.</summary>
    [Admin("Links", "Iurc.Links.Index")]
    public async Task<IActionResult> Index(string? state, string? search, PagerParameters pagerParameters)
    {
        if (!await authorization.AuthorizeAsync(User, LinkHealthPermissions.ManageLinks))
        {
            return Forbid();
        }

        var words = (search ?? "").Trim();
        var chosen = string.Equals(state, "all", StringComparison.OrdinalIgnoreCase) ? (LinkState?)null
            : Enum.TryParse<LinkState>(state, ignoreCase: true, out var named) && Enum.IsDefined(named) ? named
            : LinkState.Broken;
        var pager = new Pager(pagerParameters, pagerOptions.Value.GetPageSize());
        return View(new LinksViewModel
        {
            State = chosen,
            Search = words,
            Counts = await links.CountAsync(),
            Rows = await links.ListAsync(chosen, words, pager.GetStartIndex(), pager.PageSize, User),
            Pager = await shapes.PagerAsync(pager, await links.CountAsync(chosen, words), new RouteValueDictionary { ["state"] = state, ["search"] = words }),
        });
    }

    /// <summary>Visits an address now.</summary>
    [HttpPost]
    [ValidateAntiForgeryToken]
    public async Task<IActionResult> Check(string key, string? returnUrl)
    {
        if (!await authorization.AuthorizeAsync(User, LinkHealthPermissions.ManageLinks))
        {
            return Forbid();
        }

        if (await links.FindAsync(key ?? "") is not { } known)
        {
            return NotFound();
        }

        await run.VisitAsync([known.Address], HttpContext.RequestAborted);
        await notifier.InformationAsync(localizer["Checked again: {0}", known.Address]);
        return Back(returnUrl);
    }

    /// <summary>Says in a draft of a region that its website has closed, and leads the editor there to see whether that is right.</summary>
    [HttpPost]
    [ValidateAntiForgeryToken]
    public async Task<IActionResult> Close(string key, string contentItemId, string? returnUrl)
    {
        if (!await authorization.AuthorizeAsync(User, LinkHealthPermissions.ManageLinks))
        {
            return Forbid();
        }

        if (await links.FindAsync(key ?? "") is not { } known || await contentManager.GetAsync(contentItemId, VersionOptions.Latest) is not { } newest)
        {
            return NotFound();
        }

        if (!await authorization.AuthorizeAsync(User, CommonPermissions.EditContent, newest))
        {
            return Forbid();
        }

        var today = await catalogue.GetTodayAsync();
        if (!LinkList.IsWebsiteOf(newest, known.Address, today))
        {
            await notifier.WarningAsync(localizer["Nothing was changed: the newest version of the region has another address, or says already that its website has closed."]);
            return Back(returnUrl);
        }

        await CloseAsync(known);
        return RedirectToAction("Edit", "Admin", new { area = "OrchardCore.Contents", contentItemId });

        async Task CloseAsync(LinkCheck check)
        {
            // The copy to look for is one of the time when the address was still right: when it was last seen, or when it was written.
            var right = DateOnly.FromDateTime(check.History.WorkedUtc ?? newest.CreatedUtc ?? DateTime.UtcNow);
            var draft = await contentManager.GetAsync(contentItemId, VersionOptions.DraftRequired);
            draft.Alter<Region>(region =>
            {
                region.ClosedOn.Value = today.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
                if (string.IsNullOrWhiteSpace(region.ArchiveAddress.Text))
                {
                    region.ArchiveAddress.Text = ArchivedCopy.AddressOf(check.Address, right);
                }
            });
            await contentManager.UpdateAsync(draft);
            await contentManager.SaveDraftAsync(draft);
            await notifier.WarningAsync(localizer["This draft says that the website has closed today, and where the Internet Archive would keep a copy. See whether the day and the copy are right, then publish."]);
        }
    }

    private IActionResult Back(string? returnUrl)
        => Url.IsLocalUrl(returnUrl) ? LocalRedirect(returnUrl) : RedirectToAction(nameof(Index));
}
