using System.Collections.Concurrent;
using OrchardCore.Modules;

namespace Iurc.Cms.Tests.Infrastructure;

/// <summary>The clocks of all tenants. A test may set that of its own tenant without touching the others.</summary>
internal sealed class TenantClocks
{
    private readonly ConcurrentDictionary<string, DateTime> _set = new(StringComparer.Ordinal);

    public void Set(string tenant, DateTime utcNow) => _set[tenant] = DateTime.SpecifyKind(utcNow, DateTimeKind.Utc);

    public IClock Of(string tenant) => new TenantClock(this, tenant);

    private sealed class TenantClock(TenantClocks clocks, string tenant) : IClock
    {
        private readonly Clock _real = new();

        public DateTime UtcNow => clocks._set.TryGetValue(tenant, out var now) ? now : _real.UtcNow;

        public ITimeZone[] GetTimeZones() => _real.GetTimeZones();

        public ITimeZone GetTimeZone(string timeZoneId) => _real.GetTimeZone(timeZoneId);

        public ITimeZone GetSystemTimeZone() => _real.GetSystemTimeZone();

        public DateTimeOffset ConvertToTimeZone(DateTimeOffset dateTimeOffset, ITimeZone timeZone) => _real.ConvertToTimeZone(dateTimeOffset, timeZone);
    }
}
