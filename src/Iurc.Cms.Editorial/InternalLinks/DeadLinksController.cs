using Iurc.Cms.Editorial.LinkHealth;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using OrchardCore.Admin;
using OrchardCore.DisplayManagement;
using OrchardCore.Modules;
using OrchardCore.Navigation;

namespace Iurc.Cms.Editorial.InternalLinks;

/// <summary>The part of the admin's page "Links" that is about the site itself.</summary>
[Feature(FeatureIds.InternalLinks)]
[Admin("Links/Inside", "Iurc.Links.Inside")]
public sealed class DeadLinksController(DeadLinkList links, IAuthorizationService authorization, IShapeFactory shapes, IOptions<PagerOptions> pagerOptions) : Controller
{
    /// <summary>Lists the links within the site that lead nowhere.</summary>
    [HttpGet]
    public async Task<IActionResult> Index(PagerParameters pagerParameters)
    {
        if (!await authorization.AuthorizeAsync(User, LinkHealthPermissions.ManageLinks))
        {
            return Forbid();
        }

        var pager = new Pager(pagerParameters, pagerOptions.Value.GetPageSize());
        return View(new DeadLinksViewModel(
            await links.ListAsync(pager.GetStartIndex(), pager.PageSize, User),
            await shapes.PagerAsync(pager, await links.CountAsync(), new RouteValueDictionary())));
    }
}
