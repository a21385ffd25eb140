using System.Globalization;
using Iurc.Cms.Programme.Changes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using OrchardCore.Modules;

namespace Iurc.Cms.Delivery.PageCache;

/// <summary>
/// What the page cache knows of one site (a tenant of Orchard) while its shell lives: it is made anew when features or the theme
/// change, and the pages of the old one are then out of reach. It is asked before Orchard is, so nothing here may need a scope. Orchard
/// leaves some shells to the garbage collector, which knows no asynchronous end: a service that has no other would end the process.
/// </summary>
internal sealed class CachedSite(PageStore store, IClock clock, SiteGeneration generation, PageCacheMetrics metrics) : IChangeListener, IDisposable
{
    private static long s_lastId;
    private volatile Settings? _settings;
    private volatile Today _today = new(DateTime.MaxValue, 0);
    private volatile Prefixes _prefixes = new(-1, -1);
    private long _lastPlace;

    /// <summary>What tells the pages of this shell from all others.</summary>
    public string Id { get; } = Interlocked.Increment(ref s_lastId).ToString(CultureInfo.InvariantCulture);

    /// <summary>How many changes the site has seen. A page that was begun before the last one is not kept.</summary>
    public long Generation => generation.Number;

    /// <summary>Lets only one page be stored, or one change be heard of, at a time.</summary>
    public SemaphoreSlim Gate { get; } = new(1);

    /// <summary>Whether the site's pipeline is there, so that the rest is known.</summary>
    public bool IsOpen => _settings is not null;

    /// <summary>Begins to keep pages.</summary>
    public void Open(Settings settings)
    {
        _settings = settings;
        store.Add(this);
        generation.Tell(this);
    }

    /// <summary>Whether other nodes change the site too.</summary>
    public bool IsShared => generation.IsShared;

    /// <inheritdoc cref="SiteGeneration.CatchUpAsync"/>
    public ValueTask<bool> CatchUpAsync() => generation.CatchUpAsync();

    /// <inheritdoc />
    public ValueTask OnChangeAsync(IReadOnlyCollection<string> tags)
    {
        metrics.Change();
        return store.ChangeAsync(this, tags.Select(Tag));
    }

    /// <summary>The tag, told from the same tag of another site.</summary>
    public string Tag(string tag) => Id + "|" + tag;

    /// <summary>The place of the next page at an odd address, of <paramref name="places"/>.</summary>
    public string NextPlace(int places) => PageTags.Place(Interlocked.Increment(ref _lastPlace) % places);

    /// <summary>The date in the site's time zone, as the number of the day.</summary>
    public int Day()
    {
        var now = clock.UtcNow;
        var today = _today;
        if (!today.Holds(now))
        {
            // No time zone changes its date in the middle of a quarter of an hour.
            var from = new DateTime(now.Ticks - (now.Ticks % Today.Length.Ticks), DateTimeKind.Utc);
            today = _today = new Today(from, DateOnly.FromDateTime(clock.ConvertToTimeZone(now, _settings!.TimeZone).Date).DayNumber);
        }

        return today.Day;
    }

    /// <summary>How long it is until the date changes.</summary>
    public TimeSpan UntilTomorrow() => TimeSpan.FromDays(1) - clock.ConvertToTimeZone(clock.UtcNow, _settings!.TimeZone).TimeOfDay;

    /// <summary>Takes over the time zone that the site's settings name now.</summary>
    public void SetTimeZone(ITimeZone timeZone)
    {
        if (_settings is { } settings && settings.TimeZone.TimeZoneId != timeZone.TimeZoneId)
        {
            _settings = settings with { TimeZone = timeZone };
            _today = new Today(DateTime.MaxValue, 0);
        }
    }

    /// <summary>What the keys of all pages begin with that are made now: site, generation, day.</summary>
    public string KeyPrefix(long generation, int day)
    {
        var prefixes = _prefixes;
        if (prefixes.Generation != generation || prefixes.Day != day)
        {
            prefixes = _prefixes = new Prefixes(generation, day) { Text = string.Create(CultureInfo.InvariantCulture, $"{Id}|{generation}|{day}|") };
        }

        return prefixes.Text;
    }

    /// <summary>Whether the page is the reader's own: whether they have logged in. Any other cookie means nothing to a page.</summary>
    public bool IsOwn(HttpContext context) => context.Request.Headers.Cookie.Count > 0 && _settings!.HasTicket(context);

    /// <summary>
    /// Whether a path is of the kind that is never a page: the admin, log-in, API. Only to save it a detour: what is kept is decided
    /// by the endpoint that answers.
    /// </summary>
    public bool IsNoPage(PathString path) => Array.Exists(_settings!.NoPages, prefix => path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase));

    /// <summary>The path that all addresses of the site begin with: empty, or a slash and a name.</summary>
    public string Base => _settings!.Base;

    /// <summary>Whether the site goes by that name.</summary>
    public bool KnowsHost(HostString host) => Array.Exists(_settings!.Hosts, known => known.Equals(host.Value, StringComparison.OrdinalIgnoreCase));

    /// <summary>Lets what known proxies say of the request count before the request is looked at, as it will count for the page.</summary>
    public void ApplyForwarded(HttpContext context) => _settings!.Forwarded?.ApplyForwarders(context);

    /// <inheritdoc />
    public void Dispose()
    {
        store.Remove(this);
        Gate.Dispose();
    }

    /// <summary>What the site's shell says of itself.</summary>
    /// <param name="Base">The path that all its addresses begin with: empty, or a slash and a name.</param>
    /// <param name="TimeZone">The site's time zone.</param>
    /// <param name="Hosts">The hosts by which the site is known; none when it has never been told.</param>
    /// <param name="NoPages">The first parts of paths that are never pages.</param>
    /// <param name="HasTicket">Whether a request carries the cookie of somebody who has logged in, and not a made-up one.</param>
    /// <param name="Forwarded">What reads the headers of known proxies; null when the site trusts none.</param>
    public sealed record Settings(
        string Base, ITimeZone TimeZone, string[] Hosts, PathString[] NoPages, Func<HttpContext, bool> HasTicket, ForwardedHeadersMiddleware? Forwarded);

    private sealed record Today(DateTime From, int Day)
    {
        public static readonly TimeSpan Length = TimeSpan.FromMinutes(15);

        public bool Holds(DateTime now) => now >= From && now - From < Length;
    }

    private sealed record Prefixes(long Generation, int Day)
    {
        public string Text { get; init; } = "";
    }
}
