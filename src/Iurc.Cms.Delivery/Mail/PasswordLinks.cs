using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using OrchardCore.Modules;
using OrchardCore.Users;
using OrchardCore.Users.Models;

namespace Iurc.Cms.Delivery.Mail;

/// <summary>
/// The tokens by which somebody chooses a password: of who has forgotten theirs, and of who has been invited and has none yet. One works for a
/// while, for one user, and until that user's password or anything else of the account's safety has been changed: once.
/// </summary>
internal sealed class PasswordLinks(AccountSettings settings, IDataProtectionProvider protection, IClock clock) : IUserTwoFactorTokenProvider<IUser>
{
    /// <summary>The name of the provider.</summary>
    public const string Name = "Iurc.PasswordLinks";

    private readonly IDataProtector _protector = protection.CreateProtector("Iurc.Cms.Delivery.Mail.PasswordLinks");

    /// <inheritdoc />
    public Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<IUser> manager, IUser user) => Task.FromResult(false);

    /// <summary>How long a token works that is made now.</summary>
    public TimeSpan LifeOf(User user) => string.IsNullOrEmpty(user.PasswordHash) ? settings.Invitation : settings.ForgottenPassword;

    /// <inheritdoc />
    public async Task<string> GenerateAsync(string purpose, UserManager<IUser> manager, IUser user)
        => _protector.Protect((clock.UtcNow + LifeOf((User)user)).Ticks.ToString(CultureInfo.InvariantCulture) + "|" + await StateOfAsync(purpose, manager, user));

    /// <inheritdoc />
    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<IUser> manager, IUser user)
    {
        var state = await StateOfAsync(purpose, manager, user);
        return Open(token) is { Length: 2 } parts && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks >= clock.UtcNow.Ticks
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(parts[1]), Encoding.UTF8.GetBytes(state));
    }

    /// <summary>For whom a token was made, whether it works still or not; null when it was not made here.</summary>
    public string? UserIdOf(string token) => Open(token) is { Length: 2 } parts && parts[1].Split('|') is [_, var userId, ..] ? userId : null;

    private string[]? Open(string token)
    {
        try
        {
            return _protector.Unprotect(token).Split('|', 2);
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private static async Task<string> StateOfAsync(string purpose, UserManager<IUser> manager, IUser user)
        => string.Join('|', purpose, await manager.GetUserIdAsync(user), await manager.GetSecurityStampAsync(user));
}

/// <summary>Writes the mails in which these links stand.</summary>
internal sealed class PasswordMails(UserManager<IUser> users, PasswordLinks links, SiteMails mails, IStringLocalizer<PasswordMails> localizer)
{
    /// <summary>The mail for somebody who has forgotten their password.</summary>
    public async Task<SiteMail> ForgottenAsync(User user)
        => new(user.Email, localizer["Choose a new password"], await TextAsync(user,
            localizer["Somebody has asked for a new password for your account “{0}” at {1}.", user.UserName, await mails.SiteNameAsync()],
            localizer["If it was not you, do nothing: your password stays as it is."]));

    /// <summary>The mail for somebody who has been made a user and has no password yet.</summary>
    public async Task<SiteMail> InvitationAsync(User user, string invitedBy)
        => new(user.Email, localizer["You have been invited"], await TextAsync(user,
            localizer["{0} has made an account for you at {1}. Your user name is “{2}”.", invitedBy, await mails.SiteNameAsync(), user.UserName],
            localizer["If you do not know why you get this, do nothing: nobody can log in without the password that only you can choose."]));

    private async Task<string> TextAsync(User user, string first, string last)
    {
        var life = links.LifeOf(user);
        var code = Convert.ToBase64String(Encoding.UTF8.GetBytes(await users.GeneratePasswordResetTokenAsync(user)));
        var address = await mails.AddressOfAsync("ResetPassword?code=" + Uri.EscapeDataString(code));
        return string.Join("\n\n", first, localizer["Choose a password here. The link works once, within {0}:", Say(life)], address, last);
    }

    private string Say(TimeSpan life) => life switch
    {
        { TotalDays: >= 2 } => localizer["{0} days", Math.Floor(life.TotalDays)],
        { TotalHours: >= 2 } => localizer["{0} hours", Math.Floor(life.TotalHours)],
        _ => localizer["{0} minutes", Math.Max(1, Math.Floor(life.TotalMinutes))],
    };
}
