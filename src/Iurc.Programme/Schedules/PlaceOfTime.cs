namespace Iurc.Programme.Schedules;

/// <summary>What a time zone is called in a sentence.</summary>
public static class PlaceOfTime
{
    /// <summary>The place after which a zone of the IANA database is named: <c>Brussels</c> for <c>Europe/Brussels</c>; what has no place is named as it is.</summary>
    public static string Of(string timeZoneId)
    {
        ArgumentNullException.ThrowIfNull(timeZoneId);

        var place = timeZoneId[(timeZoneId.LastIndexOf('/') + 1)..].Replace('_', ' ');
        return !timeZoneId.StartsWith("Etc/", StringComparison.OrdinalIgnoreCase) ? place
            // POSIX counts westwards: the zone Etc/GMT+5 is five hours behind.
            : place.StartsWith("GMT+", StringComparison.OrdinalIgnoreCase) ? "UTC-" + place[4..]
            : place.StartsWith("GMT-", StringComparison.OrdinalIgnoreCase) ? "UTC+" + place[4..]
            : "UTC";
    }
}
