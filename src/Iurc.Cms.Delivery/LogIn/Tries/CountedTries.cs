using Iurc.Cms.Delivery.RateLimits;
using OrchardCore.Modules;

namespace Iurc.Cms.Delivery.LogIn.Tries;

/// <summary>
/// Counts tries to log in: of all nodes together where they share Redis and it answers, and else of each process by itself, which counts in
/// any case.
/// </summary>
internal sealed class CountedTries(WrongTries own, IClock clock, ISharedTries? shared = null)
{
    /// <inheritdoc cref="WrongTries.Begin" />
    public async Task<DateTime?> BeginAsync(string key, RateLimit limit)
    {
        var until = own.Begin(key, limit);
        if (shared is null || !own.Counts(key))
        {
            return until;
        }

        var (wait, isKnown) = await shared.BeginAsync(key, limit);
        if (!isKnown)
        {
            return until;
        }

        if (wait is null && until is not null)
        {
            // Another node has taken the tries back: the owner has logged in there.
            own.Forget(key);
        }

        return clock.UtcNow + wait;
    }

    /// <inheritdoc cref="WrongTries.Forgive" />
    public Task ForgiveAsync(string key)
    {
        own.Forgive(key);
        return shared?.ForgiveAsync(key) ?? Task.CompletedTask;
    }

    /// <inheritdoc cref="WrongTries.Forget" />
    public Task ForgetAsync(string key)
    {
        own.Forget(key);
        return shared?.ForgetAsync(key) ?? Task.CompletedTask;
    }

    /// <inheritdoc cref="WrongTries.MinutesUntil" />
    public string MinutesUntil(DateTime utc) => own.MinutesUntil(utc);
}
