using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;
using OrchardCore.Admin;
using OrchardCore.DisplayManagement;
using OrchardCore.DisplayManagement.Layout;
using OrchardCore.DisplayManagement.Title;
using OrchardCore.ResourceManagement;

namespace Iurc.Cms.Editorial.Screens;

/// <summary>
/// Brings to each screen of the admin, and to those before it on which somebody logs in, the look and what Orchard 3.0.1's markup lacks. On a
/// phone the menu lies open over the page: it is meant to be folded on the first visit, but nothing sets the class any more that the
/// admin's script asks for. Screens that do not name themselves in the browser's tab are named, and some have a view of ours.
/// </summary>
public sealed class ScreenFilter(
    IResourceManager resources, IPageTitleBuilder titles, ILayoutAccessor layouts, IShapeFactory shapes, IStringLocalizer<ScreenFilter> localizer) : IAsyncResultFilter
{
    private const string Users = "OrchardCore.Users";

    /// <inheritdoc />
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);

        if (context.Result is ViewResult view)
        {
            var route = context.RouteData.Values;
            var (area, controller, action) = (route["area"] as string, route["controller"] as string, route["action"] as string);
            var isAdmin = AdminAttribute.IsApplied(context.HttpContext);
            if (isAdmin || area == Users)
            {
                Register(isAdmin);
            }

            if (!isAdmin && area == Users)
            {
                await (await layouts.GetLayoutAsync()).Zones["Header"].AddAsync(await shapes.CreateAsync("IurcBrand"), "1");
                if (TitleOf(controller, action) is { } title)
                {
                    titles.AddSegment(new Microsoft.AspNetCore.Html.HtmlString(System.Net.WebUtility.HtmlEncode(title.Value)), "after");
                }
            }

            view.ViewName = (area, controller, action) switch
            {
                _ when view.ViewName is not null => view.ViewName,
                (Users, "Admin", "Edit") when IsOwnAccount(context) => Own("Profile"),
                ("OrchardCore.Media", "Admin", "Index") => Own("Media"),
                ("OrchardCore.Media", "Admin", "MediaApplication") => Own("MediaApplication"),
                ("OrchardCore.AuditTrail", "Admin", "Index") => Own("History"),
                ("OrchardCore.AuditTrail", "Admin", "Display") => Own("HistoryEntry"),
                ("OrchardCore.Contents", "AuditTrailContent", "Display") => Own("EarlierVersion"),
                _ => view.ViewName,
            };
        }

        await next();
    }

    /// <summary>The path of a view of ours.</summary>
    internal static string Own(string name) => $"/Areas/Iurc.Cms.Editorial/Views/Screens/{name}.cshtml";

    private void Register(bool isAdmin)
    {
        resources.RegisterUrl("stylesheet", "~/Iurc.Cms.Editorial/styles/admin.css", null).AtHead().ShouldAppendVersion(true);
        if (isAdmin)
        {
            // Not deferred: it must have run when the admin's own script looks at the menu.
            resources.RegisterUrl("script", "~/Iurc.Cms.Editorial/scripts/admin.js", null).AtFoot().ShouldAppendVersion(true);
            resources.RegisterUrl("script", "~/Iurc.Cms.Editorial/scripts/focus-back.js", null).AtFoot().SetAttribute("defer", "defer").ShouldAppendVersion(true);
        }

        resources.RegisterUrl("script", "~/Iurc.Cms.Editorial/scripts/accessible.js", null).AtFoot().ShouldAppendVersion(true)
            // Orchard would encode quotation marks twice.
            .SetAttribute("data-words", Uri.EscapeDataString(JsonSerializer.Serialize(Words(), JsonSerializerOptions.Web)));
    }

    // The address of one's own account names nobody.
    private static bool IsOwnAccount(ResultExecutingContext context)
        => context.RouteData.Values["id"] is not string id || id == context.HttpContext.User.FindFirstValue(ClaimTypes.NameIdentifier);

    private LocalizedString? TitleOf(string? controller, string? action) => (controller, action) switch
    {
        ("Account", "Login") => localizer["Log in"],
        ("Account", "ChangePassword") => localizer["Change password"],
        _ => null,
    };

    // What the script calls things that Orchard draws and does not name.
    private Dictionary<string, string> Words() => new(StringComparer.Ordinal)
    {
        ["top"] = localizer["Your account and this site"],
        ["menu"] = localizer["Main menu"],
        ["files"] = localizer["Files"],
        ["size"] = localizer["Files on a page"],
        ["folders"] = localizer["Where you are"],
        ["account"] = localizer["Your account"],
        ["filters"] = localizer["Filters"],
        ["choose"] = localizer["Choose this line"],
        ["plus"] = localizer["Add"],
        ["trash"] = localizer["Delete"],
        ["comment"] = localizer["Text of the picture"],
        ["crosshairs"] = localizer["What must not be cut off"],
        ["xmark"] = localizer["Clear"],
        ["angle-right"] = localizer["Open"],
        ["angle-down"] = localizer["Close"],
        ["external-link"] = localizer["Open on the site, in a new tab"],
        ["eye"] = localizer["Show or hide the password"],
        ["pencil"] = localizer["Edit"],
        ["download"] = localizer["Download"],
        ["other"] = localizer["More"],
    };
}
