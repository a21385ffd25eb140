using CsCheck;
using Iurc.Programme.Phases;
using Xunit;

namespace Iurc.Programme.Tests;

public sealed class PhaseRulesTests
{
    private static IReadOnlyList<Problem> Check(PhaseFacts phase, params PhaseFacts[] others) => PhaseRules.Check(phase, others);

    [Fact]
    public void A_phase_with_only_what_is_needed_raises_no_problem() => Assert.Empty(Check(Good.Phase));

    [Fact]
    public void A_phase_with_every_field_filled_raises_no_problem_among_its_neighbours()
        => Assert.Empty(Check(Good.FullPhase, Good.PhaseBefore, Good.FullPhase, Good.PhaseAfter));

    [Theory]
    [InlineData(1957, 1957)]
    [InlineData(2100, 2100)]
    [InlineData(1957, 2100)]
    public void The_earliest_and_the_latest_year_are_sound(int start, int end)
        => Assert.Empty(Check(Good.Phase with { StartYear = start, EndYear = end }));

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(-1)]
    public void P001_a_phase_needs_a_number_from_one_on(int? number)
        => Expect.Only(Check(Good.Phase with { Number = number }), "P001", "Number", Severity.Error, "Give the phase its number", "1 for the first");

    [Fact]
    public void P002_two_phases_cannot_have_the_same_number()
        => Expect.Only(Check(Good.Phase with { Number = 1 }, Good.PhaseAfter, Good.PhaseBefore), "P002", "Number", Severity.Error,
            "\"Phase I\" already has the number 1", "another number");

    [Theory]
    [InlineData("")]
    [InlineData(" \t\r\n")]
    public void P003_a_phase_needs_the_name_of_the_programme(string name)
        => Expect.Only(Check(Good.Phase with { ProgrammeName = name }), "P003", "ProgrammeName", Severity.Error, "Write the programme's full name");

    [Theory]
    [InlineData(null)]
    [InlineData(21)]
    [InlineData(1956)]
    [InlineData(2101)]
    public void P004_a_phase_starts_in_a_year_of_four_digits(int? year)
        => Expect.Only(Check(Good.Phase with { StartYear = year }), "P004", "StartYear", Severity.Error, "starts", "four digits", "between 1957 and 2100");

    [Theory]
    [InlineData(null)]
    [InlineData(24)]
    [InlineData(1956)]
    [InlineData(2101)]
    public void P005_a_phase_ends_in_a_year_of_four_digits(int? year)
        => Expect.Only(Check(Good.Phase with { EndYear = year }), "P005", "EndYear", Severity.Error, "ends", "four digits", "between 1957 and 2100");

    [Fact]
    public void P006_a_phase_cannot_end_before_it_starts()
        => Expect.Only(Check(Good.Phase with { StartYear = 2024, EndYear = 2023 }), "P006", "EndYear", Severity.Error,
            "ends in 2023", "starts in 2024", "Change one of the two years");

    [Fact]
    public void P007_phases_that_share_a_year_are_pointed_out()
        => Expect.Only(Check(Good.Phase with { StartYear = 2020 }, Good.PhaseBefore, Good.PhaseAfter), "P007", "StartYear", Severity.Warning,
            "overlap with \"Phase I\" (2016 to 2020)", "If that is not meant, change the years");

    [Fact]
    public void P007_names_every_phase_that_overlaps()
    {
        var problems = Check(Good.Phase with { StartYear = 2016, EndYear = 2028 }, Good.PhaseBefore, Good.PhaseAfter);

        Assert.Collection(problems,
            problem => Assert.Contains("\"Phase I\"", problem.Message, StringComparison.Ordinal),
            problem => Assert.Contains("\"Phase III\"", problem.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void All_faults_are_told_at_once()
        => Assert.Equal(["P001", "P003", "P004", "P005"], Check(new PhaseFacts { Id = "new" }).Select(problem => problem.Code));

    [Fact]
    public void A_phase_and_a_list_are_needed()
    {
        Assert.Throws<ArgumentNullException>(() => PhaseRules.Check(null!, []));
        Assert.Throws<ArgumentNullException>(() => PhaseRules.Check(Good.Phase, null!));
    }

    [Fact]
    public void Years_in_order_never_raise_P006()
        => Gen.Select(Any.SoundPhase, Any.OtherPhases).Sample((phase, others) => !Check(phase, others).Has("P006"));

    [Fact]
    public void Sound_years_in_the_wrong_order_always_raise_P006()
        => Gen.Select(Any.Phase, Any.SoundYear, Gen.Int[1, 60])
            .Sample((phase, start, back) => Check(phase with { StartYear = start, EndYear = start - back }).Has("P006"));

    [Fact]
    public void Sound_years_overlap_exactly_when_some_year_lies_in_both_phases()
        => Gen.Select(Any.SoundPhase, Any.SoundPhase).Sample((phase, other) =>
            Check(phase, other with { Id = "other" }).Has("P007") == YearsOf(phase).Intersect(YearsOf(other)).Any());

    [Fact]
    public void A_missing_year_overlaps_with_nothing()
        => Gen.Select(Any.Phase, Any.SoundPhase, Gen.Bool).Sample((phase, other, start) =>
            !Check(start ? phase with { StartYear = null } : phase with { EndYear = null }, other with { Id = "other" }).Has("P007"));

    [Theory]
    [InlineData("P002")]
    [InlineData("P007")]
    public void A_clash_is_seen_from_both_sides(string code)
        => Gen.Select(Any.Phase, Any.Phase).Sample((one, two) =>
            Check(one, two with { Id = "two" }).Has(code) == Check(two with { Id = "two" }, one).Has(code));

    [Fact]
    public void A_number_clashes_exactly_when_another_phase_has_it()
        => Gen.Select(Any.Phase, Any.OtherPhases).Sample((phase, others) =>
            Check(phase, others).Has("P002") == (phase.Number >= 1 && others.Any(other => other.Number == phase.Number)));

    [Fact]
    public void The_order_of_the_phases_does_not_matter()
        => (from phase in Any.Phase
            from others in Any.OtherPhases
            from shuffled in Gen.Shuffle(others.ToArray())
            select (phase, others, shuffled))
            .Sample((phase, others, shuffled) => Assert.Equal(Check(phase, others).Verdict(), Check(phase, shuffled).Verdict()));

    [Fact]
    public void It_does_not_matter_whether_the_phase_is_among_all_phases()
        => Gen.Select(Any.Phase, Any.Phase, Any.OtherPhases).Sample((phase, earlier, others) =>
        {
            var expected = Check(phase, others).Report();
            Assert.Equal(expected, Check(phase, [phase, .. others]).Report());
            Assert.Equal(expected, Check(phase, [.. others, phase with { }]).Report());
            Assert.Equal(expected, Check(phase, [.. others, earlier with { Id = phase.Id }]).Report());
        });

    private static IEnumerable<int> YearsOf(PhaseFacts phase)
        => Enumerable.Range(phase.StartYear!.Value, phase.EndYear!.Value - phase.StartYear.Value + 1);
}
