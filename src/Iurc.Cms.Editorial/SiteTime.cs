using System.Globalization;
using Iurc.Programme.Schedules;
using Microsoft.Extensions.Localization;
using OrchardCore.Modules;
using OrchardCore.Settings;

namespace Iurc.Cms.Editorial;

/// <summary>The clocks of the site: dates that many people speak of are in the time zone of its settings, whatever zone a user has chosen.</summary>
public sealed class SiteTime(ISiteService site, IClock clock, IStringLocalizer<SiteTime> localizer)
{
    private ITimeZone? _zone;

    /// <summary>What the site's time zone is called: the place after which it is named.</summary>
    public async Task<string> GetPlaceAsync() => PlaceOfTime.Of((await GetZoneAsync()).TimeZoneId);

    /// <summary>What the site's clocks show at a moment of UTC.</summary>
    public async Task<DateTime> ToLocalAsync(DateTime utc) => clock.ConvertToTimeZone(Moment(utc), await GetZoneAsync()).DateTime;

    /// <summary>How far the site's clocks are ahead of UTC, at each moment of UTC.</summary>
    public async Task<Func<DateTime, TimeSpan>> GetOffsetsAsync()
    {
        var zone = await GetZoneAsync();
        return utc => clock.ConvertToTimeZone(Moment(utc), zone).Offset;
    }

    /// <summary>A moment of UTC in words, for example "12 December 2026 at 09:00 (Brussels)".</summary>
    public async Task<string> SayAsync(DateTime utc)
    {
        var local = await ToLocalAsync(utc);
        return localizer["{0} at {1} ({2})", local.ToString("d MMMM yyyy", CultureInfo.CurrentCulture), local.ToString("HH:mm", CultureInfo.CurrentCulture), await GetPlaceAsync()];
    }

    private async Task<ITimeZone> GetZoneAsync()
    {
        if (_zone is null)
        {
            var id = (await site.GetSiteSettingsAsync()).TimeZoneId;
            _zone = string.IsNullOrEmpty(id) ? clock.GetSystemTimeZone() : clock.GetTimeZone(id);
        }

        return _zone;
    }

    private static DateTimeOffset Moment(DateTime utc) => new(DateTime.SpecifyKind(utc, DateTimeKind.Utc));
}
