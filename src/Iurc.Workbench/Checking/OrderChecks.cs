using Iurc.Workbench.Orchard;
using Iurc.Workbench.Recipes;
using Iurc.Workbench.Sources;

namespace Iurc.Workbench.Checking;

/// <summary>Finds steps that come before what they need.</summary>
internal static class OrderChecks
{
    /// <summary>Runs the check.</summary>
    public static IEnumerable<Finding> Run(RecipeSet set) => RecipePlan.Of(set).SelectMany(plan => Check(plan, set)).Distinct();

    private static IEnumerable<Finding> Check(RecipePlan plan, RecipeSet set)
    {
        var facts = OrchardFacts.Current;
        var definedLater = plan.Steps.SelectMany(step => step.Objects("ContentTypes")).Select(type => type.TextOf("Name")).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var enabledLater = plan.Steps.SelectMany(RecipePlan.FeaturesEnabledBy).Select(feature => feature.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var defined = new HashSet<string>(StringComparer.Ordinal);
        var enabled = RecipePlan.EnabledAtFirst(set);

        foreach (var step in plan.Steps)
        {
            foreach (var feature in RecipePlan.FeaturesEnabledBy(step))
            {
                RecipePlan.Enable(feature.Value, set, enabled);
            }

            if (facts.Steps.TryGetValue(step.Name, out var known) && !known.Features.Any(enabled.Contains) && known.Features.FirstOrDefault(enabledLater.Contains) is { } late)
            {
                yield return Early(step, step.Node.Property("name")!.Value, $"The step \"{step.Name}\" runs before the feature {late} is enabled, so that nobody carries it out.");
            }

            foreach (var theme in step.Is("themes") ? step.Node.Properties.Where(property => property.Name != "name").Select(property => property.Value).OfType<SourceString>() : [])
            {
                if (!enabled.Contains(theme.Value) && enabledLater.Contains(theme.Value))
                {
                    yield return Early(step, theme, $"The theme {theme.Value} is chosen before its feature is enabled.");
                }
            }

            foreach (var item in step.Is("Content") ? RecipeItem.In(step) : [])
            {
                if (!defined.Contains(item.Type) && definedLater.Contains(item.Type) && !facts.Types.ContainsKey(item.Type))
                {
                    yield return Early(step, item.Node.Property("ContentType")!.Value, $"The item comes before the definition of its type {item.Type}.");
                }
            }

            defined.UnionWith(step.Objects("ContentTypes").Select(type => type.TextOf("Name")).OfType<string>());
        }
    }

    private static Finding Early(RecipeStep step, SourceNode node, string message)
        => Finding.Error(step.File, node.Position, CheckCode.WrongOrder, message + " Move the step, or the recipe that holds it, further down.");
}
