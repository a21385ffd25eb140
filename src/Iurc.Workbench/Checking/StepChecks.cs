using Iurc.Workbench.Orchard;

namespace Iurc.Workbench.Checking;

/// <summary>Finds steps that no module of Orchard carries out: it would pass over them without a word.</summary>
internal static class StepChecks
{
    /// <summary>Runs the check.</summary>
    public static IEnumerable<Finding> Run(RecipeSet set)
        => set.Files
            .SelectMany(file => file.Steps)
            .Where(step => !Exists(step.Name, set))
            .Select(step => Finding.Error(step.File, step.Node.Property("name")!.Value.Position, CheckCode.UnknownStep,
                $"Orchard knows no step named \"{step.Name}\" and would pass over it.{Similar.Hint(step.Name, OrchardFacts.Current.Steps.Keys)}"));

    private static bool Exists(string name, RecipeSet set)
        => OrchardFacts.Current.Steps.ContainsKey(name)
            || OrchardFacts.Current.Unread.Values.Any(steps => steps.Contains(name, StringComparer.OrdinalIgnoreCase))
            || (set.Code.Strings.Contains(name) && set.Code.Classes.Any(type => type.EndsWith("Step", StringComparison.Ordinal)));
}
