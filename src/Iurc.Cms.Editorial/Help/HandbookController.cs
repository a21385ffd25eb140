using Microsoft.AspNetCore.Mvc;
using OrchardCore.Admin;
using OrchardCore.Modules;

namespace Iurc.Cms.Editorial.Help;

/// <summary>The handbook, for everybody who may enter the admin.</summary>
[Feature(FeatureIds.Help)]
[Admin("Handbook", RouteName)]
public sealed class HandbookController(Handbook handbook) : Controller
{
    /// <summary>The name of the route.</summary>
    public const string RouteName = "IurcHandbook";

    /// <summary>The whole handbook on one page.</summary>
    public async Task<IActionResult> Index() => View(await handbook.GetTypesAsync());
}
