using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrchardCore.BackgroundJobs;
using OrchardCore.Environment.Shell.Scope;
using OrchardCore.Modules;
using OrchardCore.Users;
using OrchardCore.Users.Events;
using OrchardCore.Users.Models;
using OrchardCore.Users.Services;

namespace Iurc.Cms.Delivery.LogIn.Passwords;

/// <summary>
/// Sends the mail for a new password after the request that asks for it has been answered: nobody can tell by an answer, or by the time
/// that it takes, whether the site knows a name or an address.
/// </summary>
/// <param name="accessor">The request, at whose address of the site the mail's link begins.</param>
internal sealed class ForgottenPasswords(IHttpContextAccessor accessor)
{
    private const string Area = "OrchardCore.Users";
    private const string Controller = "ResetPassword";

    /// <summary>Sends the mail, later, to whoever has that name or address; to nobody if there is none, or if it has not been confirmed and has to be.</summary>
    public Task BeginAsync(string? nameOrAddress)
    {
        var request = accessor.HttpContext!.Request;
        var (scheme, host, pathBase) = (request.Scheme, request.Host, request.PathBase);
        return HttpBackgroundJob.ExecuteAfterEndOfRequestAsync("Forgotten password", scope =>
        {
            var context = scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext!;
            (context.Request.Scheme, context.Request.Host, context.Request.PathBase) = (scheme, host, pathBase);
            // Orchard makes the link as one within the same controller.
            (context.Request.RouteValues["area"], context.Request.RouteValues["controller"]) = (Area, Controller);
            return SendAsync(scope, nameOrAddress ?? "");
        });
    }

    private static async Task SendAsync(ShellScope scope, string nameOrAddress)
    {
        var services = scope.ServiceProvider;
        var users = services.GetRequiredService<UserManager<IUser>>();
        if (await services.GetRequiredService<IUserService>().GetUserAsync(nameOrAddress) is not User { IsEnabled: true } user
            || (services.GetRequiredService<IOptions<RegistrationOptions>>().Value.UsersMustValidateEmail && !await users.IsEmailConfirmedAsync(user)))
        {
            return;
        }

        user.ResetToken = await users.GeneratePasswordResetTokenAsync(user);
        await services.GetRequiredService<UserEmailService>().SendPasswordResetAsync(user);
        await services.GetServices<IPasswordRecoveryFormEvents>().InvokeAsync(
            (handler, context) => handler.PasswordRecoveredAsync(context), new PasswordRecoveryContext(user), services.GetRequiredService<ILogger<ForgottenPasswords>>());
    }
}
