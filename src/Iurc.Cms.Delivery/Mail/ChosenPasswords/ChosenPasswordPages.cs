using System.Globalization;
using System.Text;
using Iurc.Cms.Delivery.LogIn.Passwords;
using Iurc.Cms.Delivery.LogIn.Tries;
using Iurc.Cms.Delivery.RateLimits;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Localization;
using OrchardCore.Modules;
using OrchardCore.Users;
using OrchardCore.Users.Models;
using OrchardCore.Users.Services;

namespace Iurc.Cms.Delivery.Mail.ChosenPasswords;

/// <summary>
/// The page to which a link for a password leads. The link names its user, so nobody is asked for a name; one that does not work says so before
/// anything is typed, in the same words whatever is wrong with it. All that is wrong with a password is said at once.
/// </summary>
internal sealed class ChosenPasswordPages(
    PasswordLinks links,
    UserManager<IUser> users,
    IUserService service,
    CountedTries tries,
    RateLimitSettings limits,
    IClock clock,
    IHostEnvironment environment,
    IStringLocalizer<ChosenPasswordPages> localizer)
{
    private const string Folder = "~/Areas/Iurc.Cms.Delivery/Views/Passwords/";

    /// <summary>The view that says that a password has been chosen.</summary>
    public const string Chosen = Folder + "Chosen.cshtml";

    /// <summary>Shows the form, or says that the link does not work.</summary>
    public async Task<IActionResult> ShowAsync(Controller controller, string code)
        => await UserOfAsync(code) is var (user, _) ? Form(controller, user, new()) : await RefuseAsync(controller);

    /// <summary>Takes the password that has been typed.</summary>
    public async Task<IActionResult> TakeAsync(Controller controller, string code)
    {
        if (await UserOfAsync(code) is not var (user, token))
        {
            return await RefuseAsync(controller);
        }

        var model = new ChosenPasswordViewModel();
        await controller.TryUpdateModelAsync(model);
        if (model.NewPassword is { Length: > 0 } password)
        {
            foreach (var rule in NewPassword.Broken(password, environment.IsDevelopment(), user.UserName, user.Email))
            {
                controller.ModelState.AddModelError(nameof(model.NewPassword), localizer[rule.Words]);
            }
        }

        return controller.ModelState.IsValid && await service.ResetPasswordAsync(user.UserName, token, model.NewPassword!, controller.ModelState.AddModelError)
            ? controller.RedirectToAction("ResetPasswordConfirmation")
            : Form(controller, user, model);
    }

    private static ViewResult Form(Controller controller, User user, ChosenPasswordViewModel model)
    {
        (model.UserName, model.IsFirst) = (user.UserName, string.IsNullOrEmpty(user.PasswordHash));
        return controller.View(Folder + "Choose.cshtml", model);
    }

    private async Task<(User User, string Token)?> UserOfAsync(string code)
    {
        var bytes = new byte[code.Length];
        return Convert.TryFromBase64String(code, bytes, out var length) && Encoding.UTF8.GetString(bytes, 0, length) is var token
            && links.UserIdOf(token) is { } userId && await users.FindByIdAsync(userId) is User user
            && await users.VerifyUserTokenAsync(user, PasswordLinks.Name, UserManager<IUser>.ResetPasswordTokenPurpose, token)
            ? (user, token)
            : null;
    }

    // Whoever makes links up is given up soon. Those who have a right one, behind the same address, are not held up: it cannot be guessed.
    private async Task<IActionResult> RefuseAsync(Controller controller)
    {
        if (await tries.BeginAsync("link|" + ClientAddress.Of(controller.HttpContext.Connection.RemoteIpAddress), limits.PasswordReset) is not { } until)
        {
            return controller.View(Folder + "LinkGone.cshtml");
        }

        controller.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling((until - clock.UtcNow).TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        controller.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        return controller.View(Folder + "Wait.cshtml", tries.MinutesUntil(until));
    }
}
