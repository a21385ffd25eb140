using Iurc.Cms.Delivery.RateLimits;

namespace Iurc.Cms.Delivery.LogIn.Tries;

/// <summary>Counts tries to log in of all nodes together, as <see cref="WrongTries"/> does of one.</summary>
public interface ISharedTries
{
    /// <summary>Begins a try.</summary>
    /// <returns>How long it is until the next one may begin, null when this one may; and whether that is known: if not, each node goes by what it has counted.</returns>
    Task<(TimeSpan? Wait, bool IsKnown)> BeginAsync(string key, RateLimit limit);

    /// <summary>Takes one try back.</summary>
    Task ForgiveAsync(string key);

    /// <summary>Takes all tries back.</summary>
    Task ForgetAsync(string key);
}
