using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Options;
using OrchardCore.Users.Models;
using OrchardCore.Users.ViewModels;

namespace Iurc.Cms.Delivery.LogIn.SecondFactor;

/// <summary>
/// The pages of two-step log-in in words of ours, with a way on and back. They are made for an app on a phone: a site that has other ways
/// besides keeps Orchard's pages.
/// </summary>
internal sealed class TwoStepPages(IOptions<TwoFactorOptions> options) : IResultFilter
{
    /// <inheritdoc />
    public void OnResultExecuting(ResultExecutingContext context)
    {
        var route = context.RouteData.Values;
        if (context.Result is not ViewResult { ViewName: null } view || route["area"] is not "OrchardCore.Users" || options.Value.Providers.Count != 1
            || NameOf(route["controller"] as string, route["action"] as string) is not { } name)
        {
            return;
        }

        if (view.Model is EnableAuthenticatorViewModel { SharedKey: null })
        {
            // Nothing was typed, and Orchard would show the page without the key.
            context.Result = new RedirectToActionResult("Index", "AuthenticatorApp", new { area = "OrchardCore.Users" });
            return;
        }

        view.ViewName = $"~/Areas/Iurc.Cms.Delivery/Views/TwoStep/{name}.cshtml";
    }

    /// <inheritdoc />
    public void OnResultExecuted(ResultExecutedContext context)
    {
    }

    private static string? NameOf(string? controller, string? action) => (controller, action) switch
    {
        ("TwoFactorAuthentication", "Index") => "Index",
        ("TwoFactorAuthentication", "GenerateRecoveryCodes") => "NewCodes",
        ("TwoFactorAuthentication", "ShowRecoveryCodes") => "Codes",
        ("TwoFactorAuthentication", "DisableTwoFactorAuthentication") => "Off",
        ("TwoFactorAuthentication", "LoginWithTwoFactorAuthentication") => "LogIn",
        ("TwoFactorAuthentication", "LoginWithRecoveryCode") => "Recovery",
        ("AuthenticatorApp", "Index") => "App",
        ("AuthenticatorApp", "Reset") => "Reset",
        _ => null,
    };
}
