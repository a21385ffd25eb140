using System.Text.RegularExpressions;
using Iurc.Workbench.Sources;

namespace Iurc.Workbench.Checking;

/// <summary>Finds files that a recipe brings but that are not beside it.</summary>
internal static partial class SourceFileChecks
{
    /// <summary>Runs the check.</summary>
    public static IEnumerable<Finding> Run(RecipeSet set)
        => set.Files.Where(file => file.Root is not null).SelectMany(file =>
            RecipeSet.Descend(file.Root!).OfType<SourceObject>()
                .Select(node => node.PropertyInAnyCase("SourcePath")?.Value).OfType<SourceString>()
                .Select(text => (Text: text, Path: text.Value))
                .Concat(RecipeSet.Descend(file.Root!).OfType<SourceString>()
                    .Select(text => (Text: text, Path: FileExpression().Match(text.Value).Groups["path"].Value)))
                .Where(found => found.Path.Length > 0 && !File.Exists(Path.Combine(Path.GetDirectoryName(file.Path)!, found.Path)))
                .Select(found => Finding.Error(file, found.Text.Position, CheckCode.MissingSource,
                    $"There is no file \"{found.Path}\" beside the recipe. Write the path from the recipe's own folder.")));

    [GeneratedRegex(@"^\[file:\s*\w+\(['""](?<path>[^'""]+)['""]\)\s*\]$", RegexOptions.ExplicitCapture)]
    private static partial Regex FileExpression();
}
