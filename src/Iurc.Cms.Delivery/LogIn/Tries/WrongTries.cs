using System.Collections.Concurrent;
using System.Globalization;
using Iurc.Cms.Delivery.RateLimits;
using OrchardCore.Modules;

namespace Iurc.Cms.Delivery.LogIn.Tries;

/// <summary>
/// Counts tries to log in, in this process. A try counts from its beginning, so that many at the same moment are not more than the
/// limit, and is forgiven when it succeeds.
/// </summary>
public sealed class WrongTries(IClock clock)
{
    // Some twenty megabytes. Beyond it nobody is counted anew, and who is not counted is refused.
    private const int Most = 100_000;

    private readonly ConcurrentDictionary<string, Count> _counts = new(StringComparer.Ordinal);

    /// <summary>Begins a try.</summary>
    /// <returns>When the next one may begin; null when this one may.</returns>
    public DateTime? Begin(string key, RateLimit limit)
    {
        var now = clock.UtcNow;
        if (_counts.Count >= Most)
        {
            foreach (var (old, _) in _counts.Where(count => count.Value.UntilUtc <= now))
            {
                _counts.TryRemove(old, out _);
            }

            if (_counts.Count >= Most && !_counts.ContainsKey(key))
            {
                return now + limit.Window;
            }
        }

        var count = _counts.AddOrUpdate(key,
            _ => new Count(1, now + limit.Window),
            (_, before) => before.UntilUtc <= now ? new Count(1, now + limit.Window) : before with { Tries = Math.Min(before.Tries, limit.Permits) + 1 });
        return count.Tries > limit.Permits ? count.UntilUtc : null;
    }

    /// <summary>Whether the tries of a key are counted; they are not when there are too many others.</summary>
    public bool Counts(string key) => _counts.ContainsKey(key);

    /// <summary>Takes one try back.</summary>
    public void Forgive(string key)
    {
        while (_counts.TryGetValue(key, out var before) && before.Tries > 0 && !_counts.TryUpdate(key, before with { Tries = before.Tries - 1 }, before))
        {
        }
    }

    /// <summary>Takes all tries back.</summary>
    public void Forget(string key) => _counts.TryRemove(key, out _);

    /// <summary>How many minutes there are until then, for people to read: 1 at the least.</summary>
    public string MinutesUntil(DateTime utc) => Math.Max(1, Math.Ceiling((utc - clock.UtcNow).TotalMinutes)).ToString(CultureInfo.InvariantCulture);

    private sealed record Count(int Tries, DateTime UntilUtc);
}
