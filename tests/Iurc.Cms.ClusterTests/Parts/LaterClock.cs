using OrchardCore.Modules;

namespace Iurc.Cms.ClusterTests.Parts;

/// <summary>A node's clock, which a <see cref="BackgroundRun"/> sees ahead, and nothing else that the node does.</summary>
internal sealed class LaterClock : IClock
{
    private static readonly AsyncLocal<TimeSpan> s_ahead = new();
    private readonly Clock _real = new();

    public DateTime UtcNow => _real.UtcNow + s_ahead.Value;

    /// <summary>Puts the clock ahead for whoever asks and for what they begin.</summary>
    public static void PutAhead(TimeSpan by) => s_ahead.Value = by;

    public ITimeZone[] GetTimeZones() => _real.GetTimeZones();

    public ITimeZone GetTimeZone(string timeZoneId) => _real.GetTimeZone(timeZoneId);

    public ITimeZone GetSystemTimeZone() => _real.GetSystemTimeZone();

    public DateTimeOffset ConvertToTimeZone(DateTimeOffset dateTimeOffset, ITimeZone timeZone) => _real.ConvertToTimeZone(dateTimeOffset, timeZone);
}
