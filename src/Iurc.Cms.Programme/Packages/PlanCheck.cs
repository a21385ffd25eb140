using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using OrchardCore.Recipes.Services;

namespace Iurc.Cms.Programme.Packages;

/// <summary>
/// Looks at all steps of a package before the first is carried out, so that nothing is half done. Orchard passes over what it does not know
/// and says that it has imported it.
/// </summary>
public sealed class PlanCheck(IServiceProvider services, IEnumerable<IStepCheck> checks, IStringLocalizer<PlanCheck> localizer)
{
    /// <summary>How steps are read: as Orchard reads them, in any letter case.</summary>
    public static readonly JsonNodeOptions Reading = new() { PropertyNameCaseInsensitive = true };

    // More than that nobody reads at once.
    private const int MostFaults = 20;

    /// <summary>Says what is wrong with a package, and how to mend it.</summary>
    /// <param name="steps">The steps of its recipe, in their order, read as <see cref="Reading"/> says.</param>
    /// <param name="hasFile">Whether the package has a file besides its recipe.</param>
    /// <returns>A sentence for each fault, which names the step.</returns>
    public async Task<IReadOnlyList<string>> FaultsOfAsync(IReadOnlyList<JsonObject> steps, Predicate<string> hasFile)
    {
        ArgumentNullException.ThrowIfNull(steps);

        var (faults, plan) = (new List<string>(), new ImportPlan(hasFile));
        for (var number = 1; number <= steps.Count && faults.Count <= MostFaults; number++)
        {
            faults.AddRange(await FaultsOfStepAsync(number, steps[number - 1], plan));
        }

        return faults.Count <= MostFaults ? faults : [.. faults.Take(MostFaults), localizer["There is more to mend."]];
    }

    /// <summary>Says what is wrong with one step.</summary>
    /// <param name="number">Its number in the recipe, from 1.</param>
    /// <param name="step">The step.</param>
    /// <param name="plan">What the steps before it bring, that are not carried out yet.</param>
    public async Task<IReadOnlyList<string>> FaultsOfStepAsync(int number, JsonObject step, ImportPlan plan)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(plan);

        var name = "";
        var faults = new List<string>();
        try
        {
            name = (string?)step["name"] ?? "";
            faults.AddRange(IsKnown(name) || plan.Features.Count > 0 ? StepShapes.FaultsOf(name, step).Select(Words)
                : [localizer["no feature of the site knows such a step. Check its name, or switch on the feature that it belongs to first."]]);
            foreach (var check in faults.Count > 0 ? [] : checks.Where(check => check.StepName.Equals(name, StringComparison.OrdinalIgnoreCase)))
            {
                await foreach (var fault in check.FaultsOfAsync(step, plan))
                {
                    faults.Add(fault);
                }
            }
        }
        catch (ArgumentException)
        {
            // JsonObject says so of two names that differ in letter case only, and of nothing else here.
            faults.Add(localizer["a name stands twice in the same place. Take one out."]);
        }

        return [.. faults.Select(fault => localizer["Step {0}, \"{1}\": {2}", number, name, fault].Value)];
    }

    private bool IsKnown(string name)
        => services.GetServices<IRecipeStepHandler>().OfType<NamedRecipeStepHandler>().Any(handler => StepName(handler).Equals(name, StringComparison.OrdinalIgnoreCase));

    private string Words(ShapeFault fault) => fault.Kind switch
    {
        ShapeFaultKind.Unknown => localizer["it has \"{0}\", which such a step does not know. It knows {1}.", fault.Member, fault.Expected],
        ShapeFaultKind.Empty => localizer["it has nothing to do. Give it {0}, or take it out.", fault.Expected],
        _ => localizer["\"{0}\" is missing, or is not {1}.", fault.Member, fault.Expected],
    };

    // Orchard tells nobody else which name a handler answers to. If the field is gone one day, every import says so, and so do the tests.
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = nameof(StepName))]
    private static extern ref string StepName(NamedRecipeStepHandler handler);
}
