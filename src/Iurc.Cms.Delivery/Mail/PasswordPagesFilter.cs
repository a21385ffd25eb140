using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Iurc.Cms.Delivery.Mail;

/// <summary>
/// Stands before Orchard's pages for a forgotten password: while no mail can be sent, they lead to the log-in page, which says whom to ask. What
/// they say after somebody has asked promises no mail to a name that nobody has.
/// </summary>
internal sealed class PasswordPagesFilter(SiteMails mails) : IAsyncActionFilter
{
    /// <inheritdoc />
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var route = context.RouteData.Values;
        if (route["area"] is "OrchardCore.Users" && route["controller"] is "EmailConfirmation")
        {
            // Its mails lead to the host that the request names, and this site asks nobody to confirm an address.
            context.Result = new NotFoundResult();
            return;
        }

        if (route["area"] is not "OrchardCore.Users" || route["controller"] is not "ResetPassword")
        {
            await next();
            return;
        }

        if (route["action"] is "ForgotPassword" or "ForgotPasswordConfirmation" && !await mails.AreReadyAsync())
        {
            context.Result = new RedirectToActionResult("Login", "Account", new { area = "OrchardCore.Users" });
            return;
        }

        var executed = await next();
        if (executed.Result is ViewResult view && route["action"] is "ForgotPasswordConfirmation")
        {
            view.ViewName = "~/Areas/Iurc.Cms.Delivery/Views/Passwords/Asked.cshtml";
        }
    }
}
