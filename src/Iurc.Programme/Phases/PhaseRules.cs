namespace Iurc.Programme.Phases;

/// <summary>The rules that a phase obeys.</summary>
public static class PhaseRules
{
    /// <summary>The earliest year that a phase may name: the Treaty of Rome.</summary>
    public const int EarliestYear = 1957;

    /// <summary>The latest year that a phase may name; anything later is a slip of the finger.</summary>
    public const int LatestYear = 2100;

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
            yield return Problem.Error("P001", nameof(phase.Number), "Give the phase its number: 1 for the first, 2 for the second, and so on.");
        }
        else if (others.FirstOrDefault(other => other.Number == phase.Number) is { } twin)
        {
            yield return Problem.Error("P002", nameof(phase.Number),
                "\"{0}\" already has the number {1}. Give this phase another number, or change that one first.", twin.Title, phase.Number!);
        }
    }

    private static IEnumerable<Problem> CheckName(PhaseFacts phase)
    {
        if (string.IsNullOrWhiteSpace(phase.ProgrammeName))
        {
            yield return Problem.Error("P003", nameof(phase.ProgrammeName),
                "Write the programme's full name in this phase, for example \"International Urban Cooperation\".");
        }
    }

    private static IEnumerable<Problem> CheckYears(PhaseFacts phase)
    {
        if (!IsYear(phase.StartYear))
        {
            yield return Problem.Error("P004", nameof(phase.StartYear),
                "Write the year in which the phase starts with four digits, between {0} and {1}.", EarliestYear, LatestYear);
        }

        if (!IsYear(phase.EndYear))
        {
            yield return Problem.Error("P005", nameof(phase.EndYear),
                "Write the year in which the phase ends with four digits, between {0} and {1}.", EarliestYear, LatestYear);
        }
        else if (IsYear(phase.StartYear) && phase.StartYear > phase.EndYear)
        {
            yield return Problem.Error("P006", nameof(phase.EndYear),
                "The phase ends in {0}, before it starts in {1}. Change one of the two years.", phase.EndYear!, phase.StartYear!);
        }
    }

    private static IEnumerable<Problem> CheckOverlap(PhaseFacts phase, List<PhaseFacts> others)
        => others
            .Where(other => phase.StartYear <= phase.EndYear && other.StartYear <= other.EndYear)
            .Where(other => phase.StartYear <= other.EndYear && other.StartYear <= phase.EndYear)
            .Select(other => Problem.Warning("P007", nameof(phase.StartYear),
                "The years overlap with \"{0}\" ({1} to {2}). If that is not meant, change the years.", other.Title, other.StartYear!, other.EndYear!));

    private static bool IsYear(int? year) => year is >= EarliestYear and <= LatestYear;
}
