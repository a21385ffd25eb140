using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Recipes.Models;
using OrchardCore.Recipes.Services;

namespace Iurc.Cms.Programme.Packages;

/// <summary>
/// Looks at each step of a package once more when its turn comes: the steps before it are carried out by then, so there is nothing left that
/// nobody can know. It is asked before Orchard's own handlers.
/// </summary>
internal sealed class StepsOfImports(IServiceProvider services) : IRecipeStepHandler
{
    /// <inheritdoc />
    public async Task ExecuteAsync(RecipeExecutionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        if (context.Environment is IDictionary<string, object> environment && environment.TryGetValue(ImportEnvironment.Key, out var value) && value is ImportProgress progress && progress.Begin(context))
        {
            // Not by a constructor: the check asks for all handlers, of which this is one.
            var step = JsonNode.Parse(context.Step.ToJsonString(), PlanCheck.Reading)!.AsObject();
            var faults = await services.GetRequiredService<PlanCheck>().FaultsOfStepAsync(progress.Begun.Count, step, new ImportPlan(progress.HasFile));
            if (faults.Count > 0)
            {
                throw new ImportRefusedException(string.Join(' ', faults));
            }
        }
    }
}

/// <summary>A step of a package is refused before it has done anything.</summary>
/// <param name="message">What is wrong and how to mend it, for whoever imports the package.</param>
public sealed class ImportRefusedException(string message) : Exception(message);
