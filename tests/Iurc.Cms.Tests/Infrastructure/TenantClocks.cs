using System.Collections.Concurrent;
using OrchardCore.Modules;

namespace Iurc.Cms.Tests.Infrastructure;

/// <summary>The clocks of all tenants. A test may set that of its own tenant without touching the others.</summary>
internal sealed class TenantClocks
{
    private readonly ConcurrentDictionary<string, DateTime> _set = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _forAll = new(StringComparer.Ordinal);

    public void Set(string tenant, DateTime utcNow) => _set[tenant] = DateTime.SpecifyKind(utcNow, DateTimeKind.Utc);

    /// <summary>The clock of ASP.NET Core, which goes by the tenant's own only where a test has said so: tests set that one to years in which nobody has logged in.</summary>
    public TimeProvider TimeOf(string tenant) => new TenantTime(this, tenant);

    /// <summary>Lets ASP.NET Core go by the tenant's clock too.</summary>
    public void SetForAll(string tenant) => _forAll[tenant] = true;

    public IClock Of(string tenant) => new TenantClock(this, tenant);

    private sealed class TenantTime(TenantClocks clocks, string tenant) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow()
            => clocks._forAll.ContainsKey(tenant) && clocks._set.TryGetValue(tenant, out var now) ? new DateTimeOffset(now) : base.GetUtcNow();
    }

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
