namespace Iurc.Programme.Pages;

/// <summary>What has a day on which readers are told that it was updated last.</summary>
public interface IUpdated
{
    /// <summary>When it was changed last, small changes aside, in UTC; null when that is not known.</summary>
    DateTime? UpdatedUtc { get; }
}

/// <summary>Works out when a page was updated last.</summary>
public static class LastUpdated
{
    /// <summary>The newest of a page's own date and of those of what it shows: a list is as new as the newest thing on it.</summary>
    /// <param name="own">When the page itself was changed, in UTC.</param>
    /// <param name="shown">What it shows: moments in UTC, things that are <see cref="IUpdated"/>, lists of them, and whatever else, which is passed over.</param>
    public static DateTime? Of(DateTime? own, params IEnumerable<object?> shown)
    {
        ArgumentNullException.ThrowIfNull(shown);

        return shown.SelectMany(DatesOf).Append(own).Max();
    }

    private static IEnumerable<DateTime?> DatesOf(object? shown) => shown switch
    {
        DateTime moment => [moment],
        IUpdated one => [one.UpdatedUtc],
        string => [],
        System.Collections.IEnumerable several => several.OfType<IUpdated>().Select(one => one.UpdatedUtc),
        _ => [],
    };

    /// <summary>The day of a change, small ones aside.</summary>
    /// <param name="modifiedUtc">When the item was changed last.</param>
    /// <param name="smallUtc">When somebody has called a change small; null for never.</param>
    /// <param name="beforeUtc">When it had been changed before that.</param>
    /// <returns><paramref name="beforeUtc"/> if the last change is the small one; they are compared by whole seconds, for Orchard 3.0.1 stores no more of a date within a part.</returns>
    public static DateTime? WithoutSmallChange(DateTime? modifiedUtc, DateTime? smallUtc, DateTime? beforeUtc)
        => modifiedUtc is { } modified && smallUtc is { } small && modified.Ticks / TimeSpan.TicksPerSecond == small.Ticks / TimeSpan.TicksPerSecond ? beforeUtc ?? small : modifiedUtc;
}
