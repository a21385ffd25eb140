using Iurc.Cms.Delivery.Mail.ChosenPasswords;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Iurc.Cms.Delivery.Mail;

/// <summary>
/// Stands before Orchard's pages for a forgotten password: while no mail can be sent, they lead to the log-in page, which says whom to ask. What
/// they say after somebody has asked promises no mail to a name that nobody has. The page to which a link leads is <see cref="ChosenPasswordPages"/>.
/// </summary>
internal sealed class PasswordPagesFilter(SiteMails mails, ChosenPasswordPages pages) : IAsyncActionFilter
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

        // Without a code Orchard leads to the page on which one asks for it. What the address says goes before what a form does.
        var request = context.HttpContext.Request;
        if (route["action"] is "ResetPassword" && request.Query["code"].ToString() is { Length: > 0 } code && context.Controller is Controller controller)
        {
            context.ModelState.Clear();
            context.Result = HttpMethods.IsPost(request.Method) ? await pages.TakeAsync(controller, code) : await pages.ShowAsync(controller, code);
            return;
        }

        if (route["action"] is "ResetPassword" && HttpMethods.IsPost(request.Method))
        {
            context.Result = new RedirectToActionResult("ForgotPassword", "ResetPassword", new { area = "OrchardCore.Users" });
            return;
        }

        var executed = await next();
        if (executed.Result is ViewResult view)
        {
            view.ViewName = route["action"] switch
            {
                "ForgotPassword" => "~/Areas/Iurc.Cms.Delivery/Views/Passwords/Forgot.cshtml",
                "ForgotPasswordConfirmation" => "~/Areas/Iurc.Cms.Delivery/Views/Passwords/Asked.cshtml",
                "ResetPasswordConfirmation" => ChosenPasswordPages.Chosen,
                _ => view.ViewName,
            };
        }
    }
}
