using System.Text.RegularExpressions;
using Iurc.Workbench.Sources;

namespace Iurc.Workbench.Checking;

/// <summary>Finds expressions that Orchard Core 3.0.1 has no engine for: it stores them as they stand.</summary>
internal static partial class ExpressionChecks
{
    /// <summary>Runs the check.</summary>
    public static IEnumerable<Finding> Run(RecipeSet set)
        => set.Files
            .Where(file => file.Root is not null)
            .SelectMany(file => RecipeSet.Descend(file.Root!).OfType<SourceString>()
                .Select(text => (Text: text, Match: DeadExpression().Match(text.Value)))
                .Where(found => found.Match.Success)
                .Select(found => Finding.Error(file, found.Text.Position, CheckCode.DeadExpression,
                    $"Orchard does not work out [{found.Match.Groups["engine"].Value}:…] and would store it as it stands. Write the value, or use [js: …].")));

    [GeneratedRegex(@"^\[(?<engine>env|appsettings):.*\]$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex DeadExpression();
}
