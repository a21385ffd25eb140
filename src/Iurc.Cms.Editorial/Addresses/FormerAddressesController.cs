using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using OrchardCore.Admin;
using OrchardCore.DisplayManagement;
using OrchardCore.Modules;
using OrchardCore.Navigation;

namespace Iurc.Cms.Editorial.Addresses;

/// <summary>Shows the former addresses and where each leads now. There is nothing to change: they follow from what was published.</summary>
[Feature(FeatureIds.Addresses)]
[Admin("FormerAddresses", "FormerAddresses")]
public sealed class FormerAddressesController(FormerAddresses addresses, IAuthorizationService authorization) : Controller
{
    /// <summary>One page of the list.</summary>
    /// <param name="q">A part of the address to look for; all when empty.</param>
    /// <param name="pagerParameters">Which page.</param>
    /// <param name="pagerOptions">How long a page is.</param>
    /// <param name="shapes">Makes the pager.</param>
    public async Task<IActionResult> Index(
        string? q,
        PagerParameters pagerParameters,
        [FromServices] IOptions<PagerOptions> pagerOptions,
        [FromServices] IShapeFactory shapes)
    {
        ArgumentNullException.ThrowIfNull(pagerOptions);

        if (!await authorization.AuthorizeAsync(User, Permissions.ViewFormerAddresses))
        {
            return Forbid();
        }

        var pager = new Pager(pagerParameters, pagerOptions.Value.GetPageSize());
        var found = await addresses.ListAsync(q);
        var page = new List<(string Path, Fate Fate)>();
        foreach (var path in found.Skip(pager.GetStartIndex()).Take(pager.PageSize))
        {
            page.Add((path, await addresses.FindAsync(path) ?? Fate.Waiting));
        }

        return View(new FormerAddressesViewModel(q?.Trim() ?? "", page, await shapes.PagerAsync(pager, found.Count, new RouteValueDictionary { ["q"] = q })));
    }
}

/// <summary>What the list shows.</summary>
/// <param name="Search">What was looked for.</param>
/// <param name="Addresses">The addresses of this page, each with what has become of it.</param>
/// <param name="Pager">The way to the other pages.</param>
public sealed record FormerAddressesViewModel(string Search, IReadOnlyList<(string Path, Fate Fate)> Addresses, IShape Pager);
