using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OrchardCore.ContentManagement;
using OrchardCore.DisplayManagement.Handlers;
using OrchardCore.DisplayManagement.Zones;

namespace Iurc.Cms.Editorial;

/// <summary>Tells the admin's page on which an item is written from all other pages.</summary>
internal static class EditorPage
{
    public const string Create = "Create";
    public const string Edit = "Edit";

    /// <summary>Which of <see cref="Create"/> and <see cref="Edit"/> a request is for, or null.</summary>
    public static string? ActionOf(RouteValueDictionary route)
        => Is(route, "area", "OrchardCore.Contents") && Is(route, "controller", "Admin")
            ? Is(route, "action", Create) ? Create : Is(route, "action", Edit) ? Edit : null
            : null;

    /// <summary>Whether <paramref name="item"/> is what the page is about, and not an item that lies in another one.</summary>
    public static bool IsAbout(HttpContext? http, ContentItem item, BuildShapeContext context)
        => http is not null && context.Shape is IZoneHolding && string.IsNullOrEmpty(context.HtmlFieldPrefix) && IsFor(http, item);

    /// <summary>Whether a request is for the page on which <paramref name="item"/> is written.</summary>
    public static bool IsFor(HttpContext http, ContentItem item) => ActionOf(http.Request.RouteValues) switch
    {
        Create => Is(http.Request.RouteValues, "id", item.ContentType),
        Edit => Is(http.Request.RouteValues, "contentItemId", item.ContentItemId),
        _ => false,
    };

    private static bool Is(RouteValueDictionary route, string key, string value)
        => string.Equals(route[key] as string, value, StringComparison.OrdinalIgnoreCase);
}
