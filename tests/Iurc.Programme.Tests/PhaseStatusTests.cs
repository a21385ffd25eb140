using CsCheck;
using Iurc.Programme.Phases;
using Xunit;

namespace Iurc.Programme.Tests;

public sealed class PhaseStatusTests
{
    [Theory]
    [InlineData("2020-12-31", PhaseStatus.Next)]
    [InlineData("2021-01-01", PhaseStatus.Current)]
    [InlineData("2024-12-31", PhaseStatus.Current)]
    [InlineData("2025-01-01", PhaseStatus.Past)]
    public void The_status_changes_at_the_turn_of_the_year(string today, PhaseStatus expected)
        => Assert.Equal(expected, StatusOf(2021, 2024, Day(today)));

    [Fact]
    public void A_phase_of_one_year_is_current_in_that_year()
        => Assert.Equal(PhaseStatus.Current, StatusOf(2025, 2025, Good.Today));

    [Fact]
    public void A_phase_is_next_before_its_years_current_in_them_and_past_after_them()
        => Gen.Select(Any.SoundPhase, Any.Date).Sample((phase, today) =>
        {
            var begun = today >= new DateOnly(phase.StartYear!.Value, 1, 1);
            var over = today > new DateOnly(phase.EndYear!.Value, 12, 31);
            Assert.Equal(over ? PhaseStatus.Past : begun ? PhaseStatus.Current : PhaseStatus.Next, phase.StatusOn(today));
        });

    [Fact]
    public void As_time_goes_by_a_phase_never_goes_back()
        => Gen.Select(Any.SoundPhase, Any.Date, Gen.Int[0, 5000]).Sample((phase, today, days) =>
            Rank(phase.StatusOn(today)) <= Rank(phase.StatusOn(today.AddDays(days))));

    [Fact]
    public void There_is_no_status_exactly_while_a_year_is_missing_or_the_years_are_in_the_wrong_order()
        => Gen.Select(Any.Year, Any.Year, Gen.DateOnly).Sample((start, end, today) =>
            (StatusOf(start, end, today) is null) == (start is null || end is null || start > end));

    private static PhaseStatus? StatusOf(int? start, int? end, DateOnly today)
        => (Good.Phase with { StartYear = start, EndYear = end }).StatusOn(today);

    private static int Rank(PhaseStatus? status) => status switch
    {
        PhaseStatus.Next => 0,
        PhaseStatus.Current => 1,
        PhaseStatus.Past => 2,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "A sound phase has a status."),
    };

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
