using Iurc.Cms.Delivery.RateLimits;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Localization;
using OrchardCore.Users;
using OrchardCore.Users.Events;
using OrchardCore.Users.Indexes;
using OrchardCore.Users.Models;
using YesSql;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Delivery.LogIn.Tries;

/// <summary>
/// Slows down who guesses passwords, without keeping the owner out: by account and address, and, for all addresses together from which
/// the owner has not logged in, by account. An account is one whether its name or its mail address is typed. A name that is not one of the
/// site's is treated as one that is: the same count, the same words, the same work.
/// </summary>
internal sealed class LogInTries(
    CountedTries tries,
    KnownBrowser browser,
    OwnersToTell owners,
    RateLimitSettings limits,
    PasswordWork work,
    ISession session,
    ILookupNormalizer normalizer,
    IHttpContextAccessor accessor,
    ITempDataDictionaryFactory tempData,
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
        var until = await tries.BeginAsync(own, limits.WrongPasswords) ?? (all is null ? null : await tries.BeginAsync(all, limits.WrongPasswordsOfAll));
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
    public override async Task LoggedInAsync(IUser user)
    {
        if (user is User known)
        {
            await tries.ForgetAsync(OfAddress(OfUser(known.UserId)));
            await tries.ForgiveAsync(OfAll(OfUser(known.UserId)));
            if (browser.IdOf(known.UserId) is { } id)
            {
                await tries.ForgetAsync(OfBrowser(id));
            }

            browser.Remember(known);
        }
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
    {
        var userId = await UserIdOfAsync(userName.Trim());
        if (userId is not null && browser.IdOf(userId) is { } id)
        {
            return (OfBrowser(id), null);
        }

        var account = userId is null ? OfNobody(userName) : OfUser(userId);
        return (OfAddress(account), OfAll(account));
    }

    // One look for names and addresses alike, whether there is such a user or not.
    private async Task<string?> UserIdOfAsync(string nameOrAddress)
    {
        var (name, address) = (normalizer.NormalizeName(nameOrAddress), normalizer.NormalizeEmail(nameOrAddress));
        var found = (await session.QueryIndex<UserIndex>(index => index.NormalizedUserName == name || index.NormalizedEmail == address).ListAsync()).ToList();
        return (found.FirstOrDefault(user => user.NormalizedUserName == name) ?? found.FirstOrDefault())?.UserId;
    }

    private static string OfBrowser(string id) => "browser|" + id;

    private string OfAddress(string account) => "address|" + ClientAddress.Of(accessor.HttpContext?.Connection.RemoteIpAddress) + "|" + account;

    private static string OfAll(string account) => "all|" + account;

    private static string OfUser(string userId) => "user|" + userId;

    private static string OfNobody(string name) => "name|" + Same(name);

    private static string Same(string name)
    {
        var same = name.Trim().ToUpperInvariant();
        return same.Length > LongestName ? same[..LongestName] : same;
    }

    private string TooMany(DateTime untilUtc)
        => localizer[
            "There have been too many tries to log in with this name. Wait {0} minutes and try again. In a browser in which you have logged in before, the tries of others do not count.",
            tries.MinutesUntil(untilUtc)];
}
