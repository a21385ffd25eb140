using CsCheck;
using Iurc.Programme.Schedules;
using Xunit;

namespace Iurc.Programme.Tests;

/// <summary>Which dates are taken, and what is said of the others.</summary>
public sealed class ScheduleRulesTests
{
    private static readonly DateTime s_now = new(2026, 11, 30, 8, 0, 0, DateTimeKind.Utc);
    private static readonly TimeZoneInfo s_brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    private static readonly Gen<DateTime?> s_date = Gen.Nullable(Gen.Int[-5_000, 5_000].Select(days => s_now.AddDays(days).AddMinutes(days % 7)), 0.2);

    [Fact]
    public void Dates_are_taken_only_in_their_order_and_within_reach()
        => Gen.Select(s_date, s_date).Sample((publish, takeDown) =>
        {
            var isSound = (publish is null || (publish > s_now && publish <= s_now.AddYears(10)))
                && (takeDown is null || (takeDown > s_now && takeDown <= s_now.AddYears(10)))
                && !(takeDown <= publish);
            Assert.Equal(isSound, ScheduleRules.Check(publish, takeDown, s_now).Count == 0);
        });

    [Theory]
    [InlineData("", null)]
    [InlineData("  ", null)]
    [InlineData("2026-12-12T09:00", "2026-12-12T08:00")]
    [InlineData("2026-12-12T09:00:30", "2026-12-12T08:00:30")]
    // The hour that comes twice: published the second time.
    [InlineData("2026-10-25T02:30", "2026-10-25T01:30")]
    public void A_date_to_publish_is_read_in_the_time_of_the_site(string typed, string? utc)
        => Assert.Equal((utc is null ? null : DateTime.Parse(utc, System.Globalization.CultureInfo.InvariantCulture), null), ScheduleRules.Read(ScheduleRules.PublishField, typed, s_brussels.GetUtcOffset));

    [Fact]
    public void In_an_hour_that_comes_twice_it_is_taken_down_the_first_time()
        => Assert.Equal(new DateTime(2026, 10, 25, 0, 30, 0), ScheduleRules.Read(ScheduleRules.TakeDownField, "2026-10-25T02:30", s_brussels.GetUtcOffset).Utc);

    [Theory]
    [InlineData("tomorrow", "D001")]
    [InlineData("2026-13-01T09:00", "D001")]
    [InlineData("2026-12-12", "D001")]
    [InlineData("2027-03-28T02:30", "D002")]
    [InlineData("0026-12-12T09:00", "D003")]
    [InlineData("9999-12-31T23:59", "D006")]
    [InlineData("20261-12-12T09:00", "D006")]
    [InlineData("275760-09-13T00:00", "D006")]
    public void What_is_no_date_is_refused_with_the_rule(string typed, string code)
    {
        var (utc, problem) = ScheduleRules.Read(ScheduleRules.PublishField, typed, s_brussels.GetUtcOffset);
        Assert.Null(utc);
        Assert.Equal((code, ScheduleRules.PublishField), (problem?.Code, problem?.Field));
    }

    [Fact]
    public void Whatever_is_sent_is_read_or_refused()
        => Gen.Select(Gen.OneOf(ScheduleRules.PublishField, ScheduleRules.TakeDownField), Gen.OneOf(
                Any.HostileText,
                Gen.DateTime.Select(date => date.ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture)),
                Gen.Select(Gen.Int[-1, 1_000_000], Gen.Int[0, 13], (year, month) => $"{year}-{month:00}-28T02:30")))
            .Sample((field, typed) =>
            {
                var (utc, problem) = ScheduleRules.Read(field, typed, s_brussels.GetUtcOffset);
                Assert.True(utc is null || problem is null);
                Assert.True(utc is not null || problem is not null || string.IsNullOrWhiteSpace(typed));
                Assert.Equal(problem?.Field ?? field, field);
            });

    [Fact]
    public void Every_message_says_how_to_mend_it() => Assert.All(ScheduleRules.All, rule => Assert.True(rule.Example.EndsWith('.') || rule.Example.EndsWith('?'), rule.Example));
}
