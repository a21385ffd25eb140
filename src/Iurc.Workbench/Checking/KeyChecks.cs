using Iurc.Workbench.Orchard;
using Iurc.Workbench.Sources;

namespace Iurc.Workbench.Checking;

/// <summary>Finds keys that no step reads, and values that a step cannot read.</summary>
internal static class KeyChecks
{
    private static readonly Dictionary<string, string> s_recipeKeys = new(StringComparer.Ordinal)
    {
        ["name"] = "text", ["displayName"] = "text", ["description"] = "text", ["author"] = "text", ["website"] = "text", ["version"] = "text",
        ["issetuprecipe"] = "truth", ["exportUtc"] = "moment", ["categories"] = "list of text", ["tags"] = "list of text",
        ["variables"] = "any", ["requireNewScope"] = "truth", ["properties"] = "any", ["steps"] = "any",
    };

    /// <summary>Runs the check.</summary>
    public static IEnumerable<Finding> Run(RecipeSet set)
        => set.Files.Where(file => file.Root is SourceObject).SelectMany(file => KindCheck.KeyFaults((SourceObject)file.Root!, s_recipeKeys, "a recipe")
            .Concat(file.Steps.SelectMany(step => OrchardFacts.Current.Steps.TryGetValue(step.Name, out var known) && !known.AnyKey
                ? Faults(step.Node, known, step.Name)
                : []))
            // That a list is none, or lacks a name, is another check's finding.
            .Where(fault => fault.IsUnknownKey || !ShapeChecks.Run(set).Any(finding => finding.Path == file.Path && finding.Position == fault.Position))
            .Select(fault => Finding.Of(file, fault, CheckCode.WrongShape)));

    private static IEnumerable<KindFault> Faults(SourceObject step, OrchardStep known, string name)
        => KindCheck.KeyFaults(step, new Dictionary<string, string>(known.Keys) { ["name"] = "text" }, $"the step \"{name}\"");
}
