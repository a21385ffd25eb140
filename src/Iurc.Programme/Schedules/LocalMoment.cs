namespace Iurc.Programme.Schedules;

/// <summary>The moment that somebody means who reads it from the clock on the wall.</summary>
public static class LocalMoment
{
    /// <summary>
    /// The moments at which the clocks of a place show <paramref name="local"/>, the earlier first; UTC. When the clocks go forward there is none, when
    /// they go back there are two.
    /// </summary>
    /// <param name="local">What the clocks show; not within two days of the ends of <see cref="DateTime"/>.</param>
    /// <param name="offsetAt">How far the clocks of the place are ahead of UTC at a moment of UTC.</param>
    public static IReadOnlyList<DateTime> Find(DateTime local, Func<DateTime, TimeSpan> offsetAt)
    {
        ArgumentNullException.ThrowIfNull(offsetAt);

        var wall = DateTime.SpecifyKind(local, DateTimeKind.Utc);
        // No place changes its clocks twice within two days.
        return [.. new[] { offsetAt(wall.AddDays(-1)), offsetAt(wall.AddDays(1)) }
            .Distinct()
            .Select(offset => wall - offset)
            .Where(moment => moment + offsetAt(moment) == wall)
            .Order()];
    }
}
