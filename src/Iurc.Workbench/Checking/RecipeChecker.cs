using Iurc.Workbench.Recipes;

namespace Iurc.Workbench.Checking;

/// <summary>Runs all checks.</summary>
internal static class RecipeChecker
{
    private static readonly IReadOnlyList<Func<RecipeSet, IEnumerable<Finding>>> s_checks =
    [
        FileChecks.Run, ShapeChecks.Run, NameChecks.Run, StepChecks.Run, TypeChecks.Run, ReferenceChecks.Run, UniquenessChecks.Run,
        LinkChecks.Run, HtmlChecks.Run, FieldChecks.Run, ExpressionChecks.Run,
    ];

    /// <summary>All that is wrong, in the order of the files and of the places in them.</summary>
    /// <param name="files">The recipes.</param>
    /// <param name="today">The date that tells what lies in the future.</param>
    public static IReadOnlyList<Finding> Check(IReadOnlyList<RecipeFile> files, DateOnly today)
    {
        var set = new RecipeSet(files);
        return
        [
            .. s_checks.SelectMany(check => check(set))
                .Concat(ProgrammeChecks.Run(set, today))
                .OrderBy(finding => finding.File.Path, StringComparer.Ordinal)
                .ThenBy(finding => finding.Position.Line)
                .ThenBy(finding => finding.Position.Column)
                .ThenBy(finding => finding.Code, StringComparer.Ordinal),
        ];
    }
}
