using Iurc.Programme;
using Iurc.Programme.Phases;
using Iurc.Programme.Regions;

namespace Iurc.Workbench.Rendering.Globals;

/// <summary>The global <c>Programme</c>.</summary>
internal sealed class ProgrammeValue(IProgrammeCatalogue catalogue)
{
    /// <summary>All published phases, the first phase first.</summary>
    public Task<IReadOnlyList<PhaseFacts>> Phases => catalogue.GetPhasesAsync().AsTask();

    /// <summary>All published regions in their order.</summary>
    public Task<IReadOnlyList<RegionFacts>> Regions => catalogue.GetRegionsAsync().AsTask();
}
