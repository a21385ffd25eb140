using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace Iurc.Cms.Delivery.RateLimits;

/// <summary>
/// Which limit a request falls under. By the action that answers and not by the address, which may be written in many ways and set to
/// another.
/// </summary>
internal static class LimitedAction
{
    private const string Users = "OrchardCore.Users";
    private const string Contents = "OrchardCore.Contents";
    private const string Editorial = "Iurc.Cms.Editorial";

    /// <summary>The limit for this request; null when there is none.</summary>
    public static (string Name, RateLimit Limit)? Of(HttpContext context, RateLimitSettings settings)
    {
        if (ActionOf(context) is not { } action || !action.RouteValues.TryGetValue("area", out var area))
        {
            return null;
        }

        return (area, action.ControllerName, action.ActionName) switch
        {
            // A search is what a page makes of these words. Only one page does, but its id and its place are an editor's matter.
            (Contents, "Item", "Display") when context.Request.Query.ContainsKey("q") => (nameof(settings.Search), settings.Search),
            (Editorial, "SharedDraft", _) => (nameof(settings.SharedDrafts), settings.SharedDrafts),
            (Users, _, _) when HttpMethods.IsPost(context.Request.Method) => OfUsers(action, settings),
            _ => null,
        };
    }

    /// <summary>Whether the answer is a page that is made for this request: an action's, or one that says what went wrong.</summary>
    public static bool IsPage(HttpContext context) => ActionOf(context) is not null || context.Features.Get<IStatusCodeReExecuteFeature>() is not null;

    // Whatever asks for a password, a code or a mail. What administrators do with other users does not, but for a password.
    private static (string Name, RateLimit Limit)? OfUsers(ControllerActionDescriptor action, RateLimitSettings settings) => (action.ControllerName, action.ActionName) switch
    {
        // Of those who choose one by a link, only links that do not work are counted, by the page itself.
        ("ResetPassword", "ResetPassword") => null,
        ("ResetPassword", _) => (nameof(settings.PasswordReset), settings.PasswordReset),
        ("Account", "LogOff") or ("AdminTwoFactorAuthentication", _) => null,
        ("Admin", not "EditPassword") => null,
        _ => (nameof(settings.LogIn), settings.LogIn),
    };

    private static ControllerActionDescriptor? ActionOf(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<ControllerActionDescriptor>();
}
