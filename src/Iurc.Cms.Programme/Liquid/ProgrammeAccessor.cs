using Fluid;
using Fluid.Values;
using Iurc.Programme;
using Iurc.Programme.Maps;
using Iurc.Programme.Pages;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Liquid;

namespace Iurc.Cms.Programme.Liquid;

/// <summary>The Liquid object <c>Programme</c>, with <c>Phases</c>, <c>Regions</c>, <c>Map</c> and <c>Pages</c>.</summary>
internal sealed class ProgrammeAccessor
{
    public static async Task<FluidValue> GetAsync(string name, TemplateContext context)
    {
        var services = ((LiquidTemplateContext)context).Services;
        var catalogue = services.GetRequiredService<IProgrammeCatalogue>();
        return name switch
        {
            "Phases" => FluidValue.Create(await catalogue.GetPhasesAsync(), context.Options),
            "Regions" => FluidValue.Create(await catalogue.GetRegionsAsync(), context.Options),
            "Map" => FluidValue.Create(WorldMap.Of(await catalogue.GetPhasesAsync(), await catalogue.GetRegionsAsync()), context.Options),
            "Pages" => FluidValue.Create(await services.GetRequiredService<ISitePages>().GetPagesAsync(), context.Options),
            _ => NilValue.Instance,
        };
    }
}
