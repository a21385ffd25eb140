namespace Iurc.Cms.Editorial;

/// <summary>Days in index tables: midnight, in the one form in which all databases compare them.</summary>
internal static class IndexedDay
{
    /// <summary>The day as it is stored and asked for.</summary>
    public static DateTime ToIndexedDay(this DateOnly day) => day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
}
