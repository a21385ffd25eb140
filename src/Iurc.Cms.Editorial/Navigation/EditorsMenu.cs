using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using OrchardCore.AuditTrail;
using OrchardCore.Contents;
using OrchardCore.Contents.Security;
using OrchardCore.Media;
using OrchardCore.Navigation;
using OrchardCore.Security.Permissions;

namespace Iurc.Cms.Editorial.Navigation;

/// <summary>
/// Puts what editors work with at the top of the admin's menu, each entry for those who may use it. Orchard's own entries for the
/// same screens stay for administrators only; the other features of this module add their own entry.
/// </summary>
public sealed class EditorsMenu(
    IHttpContextAccessor httpContextAccessor,
    IAuthorizationService authorization,
    IStringLocalizer<EditorsMenu> localizer) : AdminNavigationProvider
{
    /// <summary>Orchard's right that marks those who keep the machinery running.</summary>
    private static readonly Permission s_manageSettings = new("ManageSettings");

    /// <summary>Orchard's entries that ours replace, by their names in English, which are the keys that Orchard merges menus by.</summary>
    private static readonly HashSet<string> s_replaced = new(StringComparer.Ordinal) { "Content Items", "Menus", "Library", "Audit Trail" };

    /// <inheritdoc />
    protected override async ValueTask BuildAsync(NavigationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        var user = httpContextAccessor.HttpContext?.User;
        var isAdministrator = user is not null && await authorization.AuthorizeAsync(user, s_manageSettings);
        if (!isAdministrator)
        {
            builder.Remove(item => item.Text.Name is { } name && s_replaced.Contains(name));
        }

        builder
            .Add(localizer["Phases"], "0.1", item => List(item, "Phase", "fa-solid fa-timeline"))
            .Add(localizer["Regions"], "0.2", item => List(item, "Region", "fa-solid fa-earth-americas"))
            .Add(localizer["Testimonials"], "0.3", item => List(item, "Testimonial", "fa-solid fa-quote-left"))
            .Add(localizer["Pages"], "0.4", pages => pages.WithIcon("fa-solid fa-file-lines")
                .Add(localizer["Pages of text"], "1", item => List(item, "Page"))
                .Add(localizer["Home page and other pages of blocks"], "2", item => List(item, "LandingPage"))
                .Add(localizer["Pages that list content"], "3", item => List(item, "CollectionPage"))
                .Add(localizer["Funding statement"], "4", item => List(item, "FundingStatement")));

        if (!isAdministrator)
        {
            builder
                // Orchard has a group of this name: the higher priority makes it our entry.
                .Add(localizer["Media"], "0.5", item => item.WithIcon("fa-solid fa-image")
                    .Permission(MediaPermissions.ManageMedia)
                    .Action("Index", "Admin", "OrchardCore.Media"), priority: 1)
                .Add(localizer["Menu"], "0.6", item => List(item, "Menu", "fa-solid fa-bars", new Permission("ManageMenu")))
                .Add(localizer["History"], "0.8", item => item.WithIcon("fa-solid fa-clock-rotate-left")
                    .Permission(AuditTrailPermissions.ViewAuditTrail)
                    .Action("Index", "Admin", new RouteValueDictionary { ["area"] = "OrchardCore.AuditTrail", ["correlationId"] = "" }));
        }
    }

    /// <summary>Leads to the list of one content type, for those who may list it.</summary>
    private static void List(NavigationItemBuilder item, string contentType, string? icon = null, Permission? permission = null)
    {
        if (icon is not null)
        {
            item.WithIcon(icon);
        }

        item.Permission(permission ?? ContentTypePermissionsHelper.CreateDynamicPermission(
                ContentTypePermissionsHelper.PermissionTemplates[CommonPermissions.ListContent.Name], contentType))
            .Action("List", "Admin", new RouteValueDictionary
            {
                ["area"] = "OrchardCore.Contents",
                ["contentTypeId"] = contentType,
                ["Options.SelectedContentType"] = contentType,
                // The theme shows the menus that there are.
                ["Options.CanCreateSelectedContentType"] = contentType != "Menu",
            });
    }
}
