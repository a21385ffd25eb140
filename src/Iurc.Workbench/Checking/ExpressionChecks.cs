using System.Text.RegularExpressions;
using Iurc.Workbench.Orchard;
using Iurc.Workbench.Recipes;
using Iurc.Workbench.Sources;

namespace Iurc.Workbench.Checking;

/// <summary>Finds expressions that Orchard Core 3.0.1 cannot work out: it stores them as they stand, or stops.</summary>
internal static partial class ExpressionChecks
{
    // Engines that Orchard's documentation names but that no module brings.
    private static readonly string[] s_dead = ["env", "appsettings", "localization"];

    // What JavaScript itself brings.
    private static readonly HashSet<string> s_javaScript = new(["Date", "Number", "String", "Boolean", "parseInt", "parseFloat", "encodeURIComponent", "if", "for", "function"], StringComparer.Ordinal);

    /// <summary>Runs the check.</summary>
    public static IEnumerable<Finding> Run(RecipeSet set)
        => set.Files.Where(file => file.Root is not null)
            .SelectMany(file => RecipeSet.Descend(file.Root!).OfType<SourceString>()
                .Select(text => (Text: text, Match: Expression().Match(text.Value)))
                .Where(found => found.Match.Success)
                .SelectMany(found => Check(file, found.Text, found.Match.Groups["engine"].Value, found.Match.Groups["script"].Value)));

    private static IEnumerable<Finding> Check(RecipeFile file, SourceString text, string engine, string script)
    {
        var engines = OrchardFacts.Current.Scripting;
        if (s_dead.Contains(engine, StringComparer.OrdinalIgnoreCase) || (!engines.Contains(engine, StringComparer.OrdinalIgnoreCase) && Similar.To(engine, engines) is not null))
        {
            yield return Finding.Error(file, text.Position, CheckCode.DeadExpression,
                $"Orchard does not work out [{engine}:…] and would store it as it stands. Write the value, or use [js: …].");
        }

        if (!string.Equals(engine, "js", StringComparison.OrdinalIgnoreCase))
        {
            yield break;
        }

        var known = OrchardFacts.Current.ScriptMethods.Concat(s_javaScript).ToHashSet(StringComparer.Ordinal);
        foreach (var name in Call().Matches(script).Select(match => match.Groups["name"].Value)
            .Where(name => !known.Contains(name) && !(name.EndsWith("Async", StringComparison.Ordinal) && known.Contains(name[..^5]))))
        {
            yield return Finding.Error(file, text.Position, CheckCode.DeadExpression, $"Orchard's scripts have no function \"{name}\".{Similar.Hint(name, known)}");
        }

        var variables = ((file.Root as SourceObject)?.PropertyInAnyCase("variables")?.Value as SourceObject)?.Properties.Select(property => property.Name).ToList() ?? [];
        foreach (var name in Variable().Matches(script).Select(match => match.Groups["name"].Value).Where(name => !variables.Contains(name, StringComparer.OrdinalIgnoreCase)))
        {
            yield return Finding.Error(file, text.Position, CheckCode.UnknownVariable, $"The recipe has no variable \"{name}\".{Similar.Hint(name, variables)} Add it to \"variables\".");
        }
    }

    [GeneratedRegex(@"^\[(?<engine>[A-Za-z]+):(?<script>.*)\]$", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Expression();

    [GeneratedRegex(@"(?<![\w.'""])(?<name>[A-Za-z_]\w*)\s*\(", RegexOptions.ExplicitCapture)]
    private static partial Regex Call();

    [GeneratedRegex(@"\bvariables\(\s*['""](?<name>[^'""]+)['""]\s*\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Variable();
}
