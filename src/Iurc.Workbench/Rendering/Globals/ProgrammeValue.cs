using Iurc.Programme;
using Iurc.Programme.Maps;
using Iurc.Programme.Pages;
using Iurc.Programme.Phases;
using Iurc.Programme.Regions;

namespace Iurc.Workbench.Rendering.Globals;

/// <summary>The global <c>Programme</c>.</summary>
internal sealed class ProgrammeValue(IProgrammeCatalogue catalogue, ISitePages pages)
{
    /// <summary>All published phases, the first phase first.</summary>
    public Task<IReadOnlyList<PhaseFacts>> Phases => catalogue.GetPhasesAsync().AsTask();

    /// <summary>All published regions in their order.</summary>
    public Task<IReadOnlyList<RegionFacts>> Regions => catalogue.GetRegionsAsync().AsTask();

    /// <summary>The regions that have countries, as the world map shows them.</summary>
    public Task<IReadOnlyList<MapRegion>> Map => GetMapAsync();

    /// <summary>All other published pages by title.</summary>
    public Task<IReadOnlyList<PageFacts>> Pages => pages.GetPagesAsync().AsTask();

    private async Task<IReadOnlyList<MapRegion>> GetMapAsync() => WorldMap.Of(await catalogue.GetPhasesAsync(), await catalogue.GetRegionsAsync());
}
