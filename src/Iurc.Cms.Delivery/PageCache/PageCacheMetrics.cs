using System.Diagnostics.Metrics;

namespace Iurc.Cms.Delivery.PageCache;

/// <summary>Counts what the page cache does.</summary>
public sealed class PageCacheMetrics
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "Iurc.Cms.PageCache";

    private readonly Counter<long> _hits;
    private readonly Counter<long> _misses;
    private readonly Counter<long> _changes;

    /// <summary>Makes the counters.</summary>
    public PageCacheMetrics(IMeterFactory factory)
    {
        ArgumentNullException.ThrowIfNull(factory);

        var meter = factory.Create(MeterName);
        _hits = meter.CreateCounter<long>("iurc.page_cache.hits", "{request}", "Requests that a kept page has answered.");
        _misses = meter.CreateCounter<long>("iurc.page_cache.misses", "{request}", "Requests for which a page was made that may be kept.");
        _changes = meter.CreateCounter<long>("iurc.page_cache.changes", "{change}", "Changes of the site for which kept pages were thrown away.");
    }

    internal void Hit() => _hits.Add(1);

    internal void Miss() => _misses.Add(1);

    internal void Change() => _changes.Add(1);
}
