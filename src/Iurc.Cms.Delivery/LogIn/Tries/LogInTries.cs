using System.Globalization;
using Iurc.Cms.Delivery.RateLimits;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Localization;
using OrchardCore.Modules;
using OrchardCore.Users;
using OrchardCore.Users.Events;
using OrchardCore.Users.Models;
using OrchardCore.Users.Services;

namespace Iurc.Cms.Delivery.LogIn.Tries;

/// <summary>
/// Slows down who guesses passwords, without keeping the owner out: by name and address, and, for all addresses together from which the
/// owner has not logged in, by name. A name that is not one of the site's is treated as one that is: the same count, the same words, the
/// same work.
/// </summary>
internal sealed class LogInTries(
    WrongTries tries,
    KnownBrowser browser,
    OwnersToTell owners,
    RateLimitSettings limits,
    PasswordWork work,
    IUserService users,
    IHttpContextAccessor accessor,
    ITempDataDictionaryFactory tempData,
    IClock clock,
    IStringLocalizer<LogInTries> localizer) : LoginFormEventBase
{
    private const int LongestName = 256;
    private bool _isRefused;

    /// <inheritdoc />
    public override async Task LoggingInAsync(string userName, Action<string, string> reportError)
    {
        if (string.IsNullOrWhiteSpace(userName))
        {
            return;
        }

        var (own, all) = await KeysAsync(userName);
        var until = tries.Begin(own, limits.WrongPasswords) ?? (all is null ? null : tries.Begin(all, limits.WrongPasswordsOfAll));
        if (until is { } next)
        {
            _isRefused = true;
            owners.Add(userName, TriedWith.WrongPassword);
            reportError("", TooMany(next));
        }
    }

    /// <inheritdoc />
    public override Task LoggingInFailedAsync(string userName)
    {
        // Nobody has that name: what a password that is looked at costs is spent all the same.
        if (!_isRefused)
        {
            work.Spend();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override Task LoggedInAsync(IUser user)
    {
        if (user is User known)
        {
            foreach (var name in new[] { known.UserName, known.Email }.Where(name => !string.IsNullOrEmpty(name)))
            {
                tries.Forget(OfAddress(name));
                tries.Forgive(OfName(name));
            }

            if (browser.IdOf(known) is { } id)
            {
                tries.Forget(OfBrowser(id));
            }

            browser.Remember(known);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override Task IsLockedOutAsync(IUser user)
    {
        // Orchard goes back to the form for the password, which shows what is left under a key that begins so.
        if (accessor.HttpContext is { } context)
        {
            tempData.GetTempData(context)["error_codes"] = localizer[
                "There have been too many wrong codes. Wait a while (a quarter of an hour, then longer each time) and log in again. If the wrong codes were not yours, somebody knows your password: change it."].Value;
        }

        return Task.CompletedTask;
    }

    // The count of who has logged in before, alone; or those of the address and of all who have not.
    private async Task<(string Own, string? All)> KeysAsync(string userName)
        => browser.IsThere && await users.GetUserAsync(userName) is User user && browser.IdOf(user) is { } id
            ? (OfBrowser(id), null)
            : (OfAddress(userName), OfName(userName));

    private static string OfBrowser(string id) => "browser|" + id;

    private string OfAddress(string name) => "address|" + ClientAddress.Of(accessor.HttpContext?.Connection.RemoteIpAddress) + "|" + Same(name);

    private static string OfName(string name) => "name|" + Same(name);

    private static string Same(string name)
    {
        var same = name.Trim().ToUpperInvariant();
        return same.Length > LongestName ? same[..LongestName] : same;
    }

    private string TooMany(DateTime untilUtc)
        => localizer[
            "There have been too many tries to log in with this name. Wait {0} minutes and try again. In a browser in which you have logged in before, the tries of others do not count.",
            Math.Max(1, Math.Ceiling((untilUtc - clock.UtcNow).TotalMinutes)).ToString(CultureInfo.InvariantCulture)];
}
