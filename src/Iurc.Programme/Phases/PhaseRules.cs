namespace Iurc.Programme.Phases;

/// <summary>The rules that a phase obeys.</summary>
public static class PhaseRules
{
    /// <summary>The earliest year that a phase may name: the Treaty of Rome.</summary>
    public const int EarliestYear = 1957;

    /// <summary>The latest year that a phase may name; anything later is a slip of the finger.</summary>
    public const int LatestYear = 2100;

    private static readonly Rule s_numberMissing = Rule.Missing("P001", nameof(PhaseFacts.Number),
        "Give the phase its number: 1 for the first, 2 for the second, and so on.");

    private static readonly Rule s_numberTaken = Rule.Error("P002", nameof(PhaseFacts.Number),
        "\"{0}\" already has the number {1}. Give this phase another number, or change that one first.", "Phase II", 2);

    private static readonly Rule s_programmeNameMissing = Rule.Missing("P003", nameof(PhaseFacts.ProgrammeName),
        "Write the programme's full name in this phase, for example \"International Urban Cooperation\".");

    private static readonly Rule s_startYearMissing = Rule.Missing("P004", nameof(PhaseFacts.StartYear),
        "Write the year in which the phase starts with four digits, between {0} and {1}.", EarliestYear, LatestYear);

    private static readonly Rule s_endYearMissing = Rule.Missing("P005", nameof(PhaseFacts.EndYear),
        "Write the year in which the phase ends with four digits, between {0} and {1}.", EarliestYear, LatestYear);

    private static readonly Rule s_yearsReversed = Rule.Error("P006", nameof(PhaseFacts.EndYear),
        "The phase ends in {0}, before it starts in {1}. Change one of the two years.", 2020, 2021);

    private static readonly Rule s_yearsOverlap = Rule.Warning("P007", nameof(PhaseFacts.StartYear),
        "The years overlap with \"{0}\" ({1} to {2}). If that is not meant, change the years.", "Phase I", 2016, 2020);

    /// <summary>Every rule, sorted by code.</summary>
    public static IReadOnlyList<Rule> All { get; } = [s_numberMissing, s_numberTaken, s_programmeNameMissing, s_startYearMissing, s_endYearMissing, s_yearsReversed, s_yearsOverlap];

    /// <summary>All that is wrong with <paramref name="phase"/>.</summary>
    /// <param name="phase">The phase to check.</param>
    /// <param name="all">All phases of the site; the one under check may be among them and is passed over by its id.</param>
    public static IReadOnlyList<Problem> Check(PhaseFacts phase, IEnumerable<PhaseFacts> all)
    {
        ArgumentNullException.ThrowIfNull(phase);
        ArgumentNullException.ThrowIfNull(all);

        var others = all.Where(other => other.Id != phase.Id).ToList();
        return [.. CheckNumber(phase, others), .. CheckName(phase), .. CheckYears(phase), .. CheckOverlap(phase, others)];
    }

    private static IEnumerable<Problem> CheckNumber(PhaseFacts phase, List<PhaseFacts> others)
    {
        if (phase.Number is not >= 1)
        {
            yield return s_numberMissing.Broken();
        }
        else if (others.FirstOrDefault(other => other.Number == phase.Number) is { } twin)
        {
            yield return s_numberTaken.Broken(twin.Title, phase.Number!);
        }
    }

    private static IEnumerable<Problem> CheckName(PhaseFacts phase)
    {
        if (string.IsNullOrWhiteSpace(phase.ProgrammeName))
        {
            yield return s_programmeNameMissing.Broken();
        }
    }

    private static IEnumerable<Problem> CheckYears(PhaseFacts phase)
    {
        if (!IsYear(phase.StartYear))
        {
            yield return s_startYearMissing.Broken(EarliestYear, LatestYear);
        }

        if (!IsYear(phase.EndYear))
        {
            yield return s_endYearMissing.Broken(EarliestYear, LatestYear);
        }
        else if (IsYear(phase.StartYear) && phase.StartYear > phase.EndYear)
        {
            yield return s_yearsReversed.Broken(phase.EndYear!, phase.StartYear!);
        }
    }

    private static IEnumerable<Problem> CheckOverlap(PhaseFacts phase, List<PhaseFacts> others)
        => others
            .Where(other => phase.StartYear <= phase.EndYear && other.StartYear <= other.EndYear)
            .Where(other => phase.StartYear <= other.EndYear && other.StartYear <= phase.EndYear)
            .Select(other => s_yearsOverlap.Broken(other.Title, other.StartYear!, other.EndYear!));

    private static bool IsYear(int? year) => year is >= EarliestYear and <= LatestYear;
}
