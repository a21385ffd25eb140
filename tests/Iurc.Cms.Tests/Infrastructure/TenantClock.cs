using System.Collections.Concurrent;
using OrchardCore.Environment.Shell.Scope;
using OrchardCore.Modules;

namespace Iurc.Cms.Tests.Infrastructure;

/// <summary>Orchard's clock, which a test may set for its own tenant without touching the others.</summary>
internal sealed class TenantClock : IClock
{
    private readonly Clock _real = new();
    private readonly ConcurrentDictionary<string, DateTime> _set = new(StringComparer.Ordinal);

    public DateTime UtcNow => ShellScope.Context is { } shell && _set.TryGetValue(shell.Settings.Name, out var now) ? now : _real.UtcNow;

    public void Set(string tenant, DateTime utcNow) => _set[tenant] = DateTime.SpecifyKind(utcNow, DateTimeKind.Utc);

    public ITimeZone[] GetTimeZones() => _real.GetTimeZones();

    public ITimeZone GetTimeZone(string timeZoneId) => _real.GetTimeZone(timeZoneId);

    public ITimeZone GetSystemTimeZone() => _real.GetSystemTimeZone();

    public DateTimeOffset ConvertToTimeZone(DateTimeOffset dateTimeOffset, ITimeZone timeZone) => _real.ConvertToTimeZone(dateTimeOffset, timeZone);
}
