using Iurc.Programme.Phases;

namespace Iurc.Programme.Regions;

/// <summary>The order of regions wherever they are listed.</summary>
public static class RegionOrder
{
    /// <summary>By phase, then by their place in the phase's list, then by title.</summary>
    public static IReadOnlyList<RegionFacts> InOrder(this IEnumerable<RegionFacts> regions, IReadOnlyList<PhaseFacts> phases)
    {
        ArgumentNullException.ThrowIfNull(regions);
        ArgumentNullException.ThrowIfNull(phases);

        return [.. regions
            .OrderBy(region => region.LastPhaseNumber(phases))
            .ThenBy(region => region.Order)
            .ThenBy(region => region.Title, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>The number of the last phase that the region took part in; 0 when that is not known.</summary>
    public static int LastPhaseNumber(this RegionFacts region, IReadOnlyList<PhaseFacts> phases)
    {
        ArgumentNullException.ThrowIfNull(region);
        ArgumentNullException.ThrowIfNull(phases);

        return phases.Where(phase => region.PhaseIds.Contains(phase.Id)).Max(phase => phase.Number) ?? 0;
    }
}
