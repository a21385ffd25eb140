using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Net.Http.Headers;

namespace Iurc.Cms.Delivery.SecurityHeaders;

/// <summary>
/// Refuses to change anything for a link or a picture. Some actions of Orchard 3.0.1 that change something answer any verb, and a request
/// that only asks for something carries no antiforgery token: an address in a text that an administrator opens could have switched off
/// somebody's second factor. Orchard's own screens send all of these with POST.
/// </summary>
public sealed class PostOnlyFilter : IResourceFilter
{
    private static readonly HashSet<(string?, string?, string?)> s_changes =
    [
        ("OrchardCore.Users", "AdminTwoFactorAuthentication", "Disable"),
        ("OrchardCore.Notifications", "Admin", "Delete"),
        ("OrchardCore.Notifications", "Admin", "ReadAll"),
    ];

    /// <inheritdoc />
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var route = context.RouteData.Values;
        if (!HttpMethods.IsPost(context.HttpContext.Request.Method) && s_changes.Contains((route["area"] as string, route["controller"] as string, route["action"] as string)))
        {
            context.HttpContext.Response.Headers[HeaderNames.Allow] = HttpMethods.Post;
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
        }
    }

    /// <inheritdoc />
    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
