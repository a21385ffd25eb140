using Iurc.Programme;
using Iurc.Workbench.Checking.Themes;

namespace Iurc.Workbench.Checking;

/// <summary>Runs all checks.</summary>
internal static class SiteChecker
{
    private static readonly IReadOnlyList<Func<RecipeSet, IEnumerable<Finding>>> s_checks =
    [
        FileChecks.Run, ShapeChecks.Run, NameChecks.Run, StepChecks.Run, KeyChecks.Run, FeatureChecks.Run, OrderChecks.Run, SettingsChecks.Run,
        ExpressionChecks.Run, SourceFileChecks.Run, PermissionChecks.Run, DefinitionChecks.Run, DefinitionSettingsChecks.Run, TypeChecks.Run,
        ItemChecks.Run, ValueChecks.Run, ReferenceChecks.Run, UniquenessChecks.Run, AddressChecks.Run, LinkChecks.Run, HtmlChecks.Run, PictureChecks.Run,
        TextChecks.Run, FieldChecks.Run, MendingChecks.Run,
    ];

    /// <summary>All that is wrong, in the order of the files and of the places in them.</summary>
    /// <param name="set">The recipes.</param>
    /// <param name="theme">The theme, or null when only recipes are looked at.</param>
    /// <param name="today">The date that tells what lies in the future.</param>
    public static async Task<IReadOnlyList<Finding>> CheckAsync(RecipeSet set, ThemeFiles? theme, DateOnly today)
    {
        List<Finding> findings =
        [
            .. s_checks.SelectMany(check => check(set)), .. ProgrammeChecks.Run(set, today), .. theme is null ? [] : ThemeChecker.Check(theme, set),
        ];
        if (theme is not null && findings.TrueForAll(finding => finding.Severity == Severity.Warning))
        {
            // What has errors may not be fit to be rendered; they are to be mended first.
            findings.AddRange(await RenderedPageChecks.RunAsync(set, theme.Folder, today));
        }

        return
        [
            .. findings
                .Distinct()
                .OrderBy(finding => finding.Path, StringComparer.Ordinal)
                .ThenBy(finding => finding.Position.Line)
                .ThenBy(finding => finding.Position.Column)
                .ThenBy(finding => finding.Code, StringComparer.Ordinal),
        ];
    }
}
