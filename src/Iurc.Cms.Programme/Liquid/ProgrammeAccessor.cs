using Fluid;
using Fluid.Values;
using Iurc.Programme;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Liquid;

namespace Iurc.Cms.Programme.Liquid;

/// <summary>The Liquid object <c>Programme</c>, with <c>Programme.Phases</c> and <c>Programme.Regions</c>.</summary>
internal sealed class ProgrammeAccessor
{
    public static async Task<FluidValue> GetAsync(string name, TemplateContext context)
    {
        var catalogue = ((LiquidTemplateContext)context).Services.GetRequiredService<IProgrammeCatalogue>();
        return name switch
        {
            "Phases" => FluidValue.Create(await catalogue.GetPhasesAsync(), context.Options),
            "Regions" => FluidValue.Create(await catalogue.GetRegionsAsync(), context.Options),
            _ => NilValue.Instance,
        };
    }
}
