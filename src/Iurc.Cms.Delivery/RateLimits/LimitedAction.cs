using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace Iurc.Cms.Delivery.RateLimits;

/// <summary>Which limit a request falls under.</summary>
internal static class LimitedAction
{
    private const string SearchPath = "/search";

    /// <summary>The limit for this request; null when there is none.</summary>
    public static (string Name, RateLimit Limit)? Of(HttpContext context, RateLimitSettings settings)
    {
        if (HttpMethods.IsPost(context.Request.Method))
        {
            // By the action and not by the address, which may be written in many ways and set to another.
            return context.GetEndpoint()?.Metadata.GetMetadata<ControllerActionDescriptor>() is { } action && action.RouteValues.TryGetValue("area", out var area) && area == "OrchardCore.Users"
                ? (action.ControllerName, action.ActionName) switch
                {
                    ("Account", "Login") or ("TwoFactorAuthentication", "LoginWithTwoFactorAuthentication" or "LoginWithRecoveryCode") => (nameof(settings.LogIn), settings.LogIn),
                    ("ResetPassword", _) => (nameof(settings.PasswordReset), settings.PasswordReset),
                    _ => null,
                }
                : null;
        }

        return context.Request.Path.StartsWithSegments(SearchPath, StringComparison.OrdinalIgnoreCase) && context.Request.Query.ContainsKey("q")
            ? (nameof(settings.Search), settings.Search)
            : null;
    }
}
