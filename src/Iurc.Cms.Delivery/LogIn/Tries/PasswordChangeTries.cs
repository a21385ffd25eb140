using Iurc.Cms.Delivery.RateLimits;
using Microsoft.Extensions.Localization;
using OrchardCore.Users.Models;

namespace Iurc.Cms.Delivery.LogIn.Tries;

/// <summary>
/// Slows down who guesses the current password on the forms for a new one, in a session that somebody has left open. The count is the
/// account's, from whatever address, and none of those for the log-in: it keeps nobody out.
/// </summary>
internal sealed class PasswordChangeTries(CountedTries tries, RateLimitSettings limits, IStringLocalizer<PasswordChangeTries> localizer)
{
    /// <summary>Begins a try.</summary>
    /// <returns>Why it may not begin; null when it may.</returns>
    public async Task<string?> BeginAsync(User user)
        => await tries.BeginAsync(KeyOf(user), limits.WrongPasswords) is { } until
            ? localizer["There have been too many wrong passwords. Wait {0} minutes and try again.", tries.MinutesUntil(until)].Value
            : null;

    /// <summary>Takes all tries back: the password was right.</summary>
    public Task ForgetAsync(User user) => tries.ForgetAsync(KeyOf(user));

    private static string KeyOf(User user) => "change|" + user.UserId;
}
