using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Localization;
using OrchardCore.Users.Models;
using OrchardCore.Users.Services;

namespace Iurc.Cms.Delivery.LogIn.Passwords;

/// <summary>
/// The forms on which somebody changes a password say the rules before it is written, and all at once what is wrong: Orchard looks at the
/// password itself only when the rest of the form is right.
/// </summary>
internal sealed class NewPasswordFilter(IUserService users, IHostEnvironment environment, IStringLocalizer<NewPasswordFilter> localizer) : IAsyncActionFilter
{
    // The key of Orchard's messages about a password, whatever the field is called.
    private const string Key = "Password";

    /// <inheritdoc />
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var executed = await next();
        var route = context.RouteData.Values;
        var (view, field) = (route["controller"], route["action"]) switch
        {
            ("Account", "ChangePassword") => ("Change", "Password"),
            ("Admin", "EditPassword") => ("Edit", "NewPassword"),
            _ => (null, ""),
        };
        if (view is null || route["area"] is not "OrchardCore.Users" || executed.Result is not ViewResult result)
        {
            return;
        }

        result.ViewName = $"~/Areas/Iurc.Cms.Delivery/Views/Passwords/{view}.cshtml";
        var request = context.HttpContext.Request;
        if (HttpMethods.IsPost(request.Method) && request.HasFormContentType && request.Form[field].ToString() is { Length: > 0 } password
            && context.ModelState[Key] is not { Errors.Count: > 0 })
        {
            // The form of administrators names the user, and Orchard has seen to it that they may; whoever forges that on the other learns nothing.
            var name = view == "Edit" ? request.Form["UsernameOrEmail"].ToString() : context.HttpContext.User.Identity?.Name ?? "";
            var user = await users.GetUserAsync(name) as User;
            foreach (var rule in NewPassword.Broken(password, environment.IsDevelopment(), user?.UserName, user?.Email))
            {
                context.ModelState.AddModelError(Key, localizer[rule.Words]);
            }
        }
    }
}
