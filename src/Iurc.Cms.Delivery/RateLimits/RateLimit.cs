namespace Iurc.Cms.Delivery.RateLimits;

/// <summary>How often one address may do something.</summary>
public sealed class RateLimit
{
    /// <summary>How many times in a window; at least 1.</summary>
    public int Permits { get; set; }

    /// <summary>How long a window is; more than nothing.</summary>
    public TimeSpan Window { get; set; }
}
