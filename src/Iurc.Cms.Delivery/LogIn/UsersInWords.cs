using System.Security.Claims;
using Iurc.Cms.Delivery.LogIn.Passwords;
using Iurc.Cms.Delivery.LogIn.Tries;
using Microsoft.Extensions.Localization;
using OrchardCore.Users;
using OrchardCore.Users.Models;
using OrchardCore.Users.Services;

namespace Iurc.Cms.Delivery.LogIn;

/// <summary>
/// Orchard's users, in words that help: Orchard calls a rule that it does not know an "unexpected error". And whoever tries a token for a new
/// password reads the same whether there is such a user or not. Who guesses the password of a session that they have found is slowed down, and
/// the last administrator is not disabled.
/// </summary>
internal sealed class UsersInWords(
    IUserService inner, PasswordChangeTries changes, LastAdministrator lastAdministrator, IStringLocalizer<UsersInWords> localizer) : IUserService
{
    // The key of Orchard's error, and of the field on its forms.
    private const string CurrentPassword = "CurrentPassword";

    /// <inheritdoc />
    public Task<IUser> AuthenticateAsync(string usernameOrEmail, string password, Action<string, string> reportError)
        => inner.AuthenticateAsync(usernameOrEmail, password, reportError);

    /// <inheritdoc />
    public Task<IUser> CreateUserAsync(IUser user, string password, Action<string, string> reportError)
        => inner.CreateUserAsync(user, password, InWords(reportError));

    /// <inheritdoc />
    public Task<bool> ChangeEmailAsync(IUser user, string newEmail, Action<string, string> reportError)
        => inner.ChangeEmailAsync(user, newEmail, reportError);

    /// <inheritdoc />
    public async Task<bool> ChangePasswordAsync(IUser user, string currentPassword, string newPassword, Action<string, string> reportError)
    {
        if (user is not User known)
        {
            return await inner.ChangePasswordAsync(user, currentPassword, newPassword, InWords(reportError));
        }

        if (await changes.BeginAsync(known) is { } refused)
        {
            reportError(CurrentPassword, refused);
            return false;
        }

        var isWrong = false;
        var isChanged = await inner.ChangePasswordAsync(user, currentPassword, newPassword, (key, message) =>
        {
            isWrong |= key == CurrentPassword;
            InWords(reportError)(key, message);
        });
        if (!isWrong)
        {
            await changes.ForgetAsync(known);
        }

        return isChanged;
    }

    /// <inheritdoc />
    public Task<IUser> GetAuthenticatedUserAsync(ClaimsPrincipal principal) => inner.GetAuthenticatedUserAsync(principal);

    /// <inheritdoc />
    public Task<IUser> GetUserAsync(string usernameOrEmail) => inner.GetUserAsync(usernameOrEmail);

    /// <inheritdoc />
    public Task<IUser> GetUserByUniqueIdAsync(string userId) => inner.GetUserByUniqueIdAsync(userId);

    /// <summary>Lets the user have a mail for a new password, if there is one, and says that there is none: the form alone asks, and answers everybody alike.</summary>
    public async Task<IUser> GetForgotPasswordUserAsync(string userId)
    {
        await ForgottenPasswords.BeginAsync(userId);
        return null!;
    }

    /// <inheritdoc />
    public async Task<bool> ResetPasswordAsync(string usernameOrEmail, string resetToken, string newPassword, Action<string, string> reportError)
    {
        var isTold = false;
        var isReset = await inner.ResetPasswordAsync(usernameOrEmail, resetToken, newPassword, (key, message) =>
        {
            // What belongs to no field of the form is the token, but for rules of our own.
            if (key.Length > 0 || PasswordRule.Own.Any(rule => message.Contains(rule.Code, StringComparison.Ordinal)))
            {
                isTold = true;
                InWords(reportError)(key, message);
            }
        });
        if (!isReset && !isTold)
        {
            reportError("", localizer["This does not work: the link has been used or is too old, or the name is not the one that the mail names. On the log-in page you can ask for another link; if you have been invited, ask whoever invited you."]);
        }

        return isReset;
    }

    /// <inheritdoc />
    public Task<ClaimsPrincipal> CreatePrincipalAsync(IUser user) => inner.CreatePrincipalAsync(user);

    /// <inheritdoc />
    public Task<IUser> RegisterAsync(RegisterUserForm model, Action<string, string> reportError) => inner.RegisterAsync(model, InWords(reportError));

    /// <inheritdoc />
    public Task<bool> EnableAsync(IUser user) => inner.EnableAsync(user);

    /// <inheritdoc />
    public async Task<bool> DisableAsync(IUser user)
    {
        if (user is User known && await lastAdministrator.IsAsync(known))
        {
            await lastAdministrator.RefuseAsync(known);
            return false;
        }

        return await inner.DisableAsync(user);
    }

    private Action<string, string> InWords(Action<string, string> reportError) => (key, message) =>
    {
        var rule = PasswordRule.Own.FirstOrDefault(rule => message.Contains(rule.Code, StringComparison.Ordinal));
        reportError(rule is null ? key : "Password", rule is null ? message : localizer[rule.Words]);
    };
}
