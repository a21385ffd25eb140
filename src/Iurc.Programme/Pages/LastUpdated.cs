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
}
