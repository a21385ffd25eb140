using Iurc.Cms.Delivery.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrchardCore.BackgroundJobs;
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
internal sealed class ForgottenPasswords
{
    /// <summary>Sends the mail, later, to whoever has that name or address; to nobody if there is none, or if it has not been confirmed and has to be.</summary>
    public static Task BeginAsync(string? nameOrAddress)
        => HttpBackgroundJob.ExecuteAfterEndOfRequestAsync("Forgotten password", scope => SendAsync(scope.ServiceProvider, nameOrAddress ?? ""));

    private static async Task SendAsync(IServiceProvider services, string nameOrAddress)
    {
        var users = services.GetRequiredService<UserManager<IUser>>();
        if (services.GetService<SiteMails>() is not { } mails || !await mails.AreReadyAsync()
            || await services.GetRequiredService<IUserService>().GetUserAsync(nameOrAddress) is not User { IsEnabled: true, Email.Length: > 0 } user
            || (services.GetRequiredService<IOptions<RegistrationOptions>>().Value.UsersMustValidateEmail && !await users.IsEmailConfirmedAsync(user)))
        {
            return;
        }

        await mails.SendAsync(await services.GetRequiredService<PasswordMails>().ForgottenAsync(user));
        await services.GetServices<IPasswordRecoveryFormEvents>().InvokeAsync(
            (handler, context) => handler.PasswordRecoveredAsync(context), new PasswordRecoveryContext(user), services.GetRequiredService<ILogger<ForgottenPasswords>>());
    }
}
