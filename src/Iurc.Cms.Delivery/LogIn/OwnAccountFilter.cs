using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using OrchardCore.Admin;

namespace Iurc.Cms.Delivery.LogIn;

/// <summary>
/// Who changes their own account, or gives it up, comes back to where they came from: Orchard leads from these forms to the list of users,
/// which only some may see, and forgets the address that its own link has carried.
/// </summary>
internal sealed class OwnAccountFilter(IUrlHelperFactory urls, ITempDataDictionaryFactory tempData, IOptions<AdminOptions> admin) : IAsyncActionFilter
{
    private const string Area = "OrchardCore.Users";
    private const string Controller = "Admin";
    private const string List = "Index";
    private const string ReturnUrl = "returnUrl";
    private const string Kept = "iurc-own-account";

    // "Edit" with the user's id, or without it for oneself.
    private static readonly string[] s_forms = ["EditPassword", "Edit"];

    /// <inheritdoc />
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var executed = await next();
        var (route, http, url) = (context.RouteData.Values, context.HttpContext, urls.GetUrlHelper(context));
        if (!Equals(route["area"], Area) || !Equals(route["controller"], Controller) || !TryGetForm(http.Request, url, out var form))
        {
            return;
        }

        if (executed.Result is ForbidResult && Equals(route["action"], List))
        {
            executed.Result = new LocalRedirectResult(BackFrom(form, url) ?? tempData.GetTempData(http)[Kept] as string ?? url.Content("~/" + admin.Value.AdminUrlPrefix));
        }
        else if (executed.Result is ViewResult && HttpMethods.IsPost(http.Request.Method) && s_forms.Contains(route["action"]))
        {
            // Something was wrong: the form is shown again, at an address that does not carry where one came from.
            var kept = tempData.GetTempData(http);
            kept[Kept] = BackFrom(form, url) ?? kept[Kept];
        }
    }

    /// <summary>The form that the browser comes from.</summary>
    private static bool TryGetForm(HttpRequest request, IUrlHelper url, [NotNullWhen(true)] out Uri? form)
        => Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out form)
            && form.Authority.Equals(request.Host.ToUriComponent(), StringComparison.OrdinalIgnoreCase)
            && PathString.FromUriComponent(form) is var path
            && Array.Exists(s_forms, action => path.StartsWithSegments(url.Action(action, Controller, new { area = Area })));

    // Not the list itself: the browser would go round in circles.
    private static string? BackFrom(Uri form, IUrlHelper url)
        => QueryHelpers.ParseQuery(form.Query).TryGetValue(ReturnUrl, out var values) && values.ToString() is { Length: > 0 } address && url.IsLocalUrl(address)
            && !address.StartsWith(url.Action(List, Controller, new { area = Area })!, StringComparison.OrdinalIgnoreCase)
            ? address.ToUriComponents() : null;
}
