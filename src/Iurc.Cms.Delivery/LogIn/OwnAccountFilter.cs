using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using OrchardCore.Admin;

namespace Iurc.Cms.Delivery.LogIn;

/// <summary>
/// Who changes their own account, or gives it up, comes back to where they came from: Orchard leads from these forms to the list of users,
/// which only some may see, and forgets the address that its own link has carried.
/// </summary>
internal sealed class OwnAccountFilter(IUrlHelperFactory urls, IOptions<AdminOptions> admin) : IAsyncActionFilter
{
    private const string Area = "OrchardCore.Users";
    private const string Controller = "Admin";
    private const string List = "Index";

    // "Edit" with the user's id, or without it for oneself.
    private static readonly string[] s_forms = ["EditPassword", "Edit"];

    /// <inheritdoc />
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var executed = await next();
        if (executed.Result is ForbidResult && IsList(context.RouteData.Values)
            && Uri.TryCreate(context.HttpContext.Request.Headers.Referer, UriKind.Absolute, out var from)
            && from.Authority.Equals(context.HttpContext.Request.Host.ToUriComponent(), StringComparison.OrdinalIgnoreCase)
            && BackFrom(from, urls.GetUrlHelper(context)) is { } back)
        {
            executed.Result = new LocalRedirectResult(back);
        }
    }

    private static bool IsList(RouteValueDictionary route)
        => Equals(route["area"], Area) && Equals(route["controller"], Controller) && Equals(route["action"], List);

    private string? BackFrom(Uri form, IUrlHelper url)
    {
        var path = PathString.FromUriComponent(form);
        if (!s_forms.Any(action => path.StartsWithSegments(url.Action(action, Controller, new { area = Area }))))
        {
            return null;
        }

        // Not the list itself: the browser would go round in circles.
        return QueryHelpers.ParseQuery(form.Query)["returnUrl"].ToString() is { Length: > 0 } address && url.IsLocalUrl(address)
            && !address.StartsWith(url.Action(List, Controller, new { area = Area })!, StringComparison.OrdinalIgnoreCase)
            ? address.ToUriComponents()
            : url.Content("~/" + admin.Value.AdminUrlPrefix);
    }
}
