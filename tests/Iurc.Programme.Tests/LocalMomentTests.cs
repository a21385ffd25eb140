using CsCheck;
using Iurc.Programme.Schedules;
using Xunit;

namespace Iurc.Programme.Tests;

/// <summary>What the clock on the wall shows and the moment that is meant.</summary>
public sealed class LocalMomentTests
{
    private static readonly TimeZoneInfo s_brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");
    private static readonly string[] s_zones = ["Europe/Brussels", "America/Denver", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia", "UTC"];

    [Fact]
    public void Every_moment_is_found_again_by_what_the_clocks_showed()
        => Gen.Select(Gen.OneOf(s_zones), Gen.DateTime[new DateTime(2015, 1, 1), new DateTime(2040, 1, 1)]).Sample((zone, moment) =>
        {
            var utc = DateTime.SpecifyKind(moment, DateTimeKind.Utc);
            var place = TimeZoneInfo.FindSystemTimeZoneById(zone);
            var found = LocalMoment.Find(TimeZoneInfo.ConvertTimeFromUtc(utc, place), place.GetUtcOffset);
            Assert.Contains(utc, found);
            Assert.InRange(found.Count, 1, 2);
        });

    [Fact]
    public void What_no_clock_has_shown_is_not_found()
        => Gen.Select(Gen.OneOf(s_zones), Gen.DateTime[new DateTime(2015, 1, 1), new DateTime(2040, 1, 1)]).Sample((zone, local) =>
        {
            var place = TimeZoneInfo.FindSystemTimeZoneById(zone);
            var wall = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
            var found = LocalMoment.Find(wall, place.GetUtcOffset);
            Assert.Equal(place.IsInvalidTime(wall) ? 0 : place.IsAmbiguousTime(wall) ? 2 : 1, found.Count);
            Assert.All(found, moment => Assert.Equal(wall, TimeZoneInfo.ConvertTimeFromUtc(moment, place)));
        });

    [Fact]
    public void An_hour_that_comes_twice_is_two_moments()
        => Assert.Equal(
            [new DateTime(2026, 10, 25, 0, 30, 0), new DateTime(2026, 10, 25, 1, 30, 0)],
            LocalMoment.Find(new DateTime(2026, 10, 25, 2, 30, 0), s_brussels.GetUtcOffset));

    [Fact]
    public void An_hour_that_is_left_out_is_none() => Assert.Empty(LocalMoment.Find(new DateTime(2027, 3, 28, 2, 30, 0), s_brussels.GetUtcOffset));

    [Theory]
    [InlineData("Europe/Brussels", "Brussels")]
    [InlineData("America/Denver", "Denver")]
    [InlineData("America/Argentina/Buenos_Aires", "Buenos Aires")]
    [InlineData("UTC", "UTC")]
    [InlineData("Etc/UTC", "UTC")]
    [InlineData("Etc/GMT+5", "UTC-5")]
    [InlineData("Etc/GMT-3", "UTC+3")]
    public void A_zone_is_named_after_its_place(string zone, string place) => Assert.Equal(place, PlaceOfTime.Of(zone));
}
