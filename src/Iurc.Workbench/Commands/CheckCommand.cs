using System.CommandLine;
using Iurc.Programme;
using Iurc.Workbench.Checking;

namespace Iurc.Workbench.Commands;

/// <summary>The command <c>check</c>.</summary>
internal static class CheckCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create(string workingDirectory)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Recipe files, or folders with recipes. All recipes of the site unless given.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var root = CommonOptions.Root(workingDirectory);

        var command = new Command("check", "Reads the recipes and says what is wrong with them.") { paths, root };
        command.SetAction(async (result, cancellation) =>
        {
            var (output, error) = (result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
            try
            {
                var chosen = ChosenRecipes.Read(result.GetValue(paths) ?? [], result.GetValue(root), workingDirectory);
                // The furthest that the date has come anywhere, so that no quotation of today is called one of tomorrow.
                var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().AddHours(14).DateTime);
                var findings = RecipeChecker.Check(chosen.All, today)
                    .Where(finding => chosen.Reported.Contains(finding.File))
                    .ToList();
                foreach (var finding in findings)
                {
                    await output.WriteLineAsync(LineFor(finding, workingDirectory));
                }

                var errors = findings.Count(finding => finding.Severity == Severity.Error);
                await error.WriteLineAsync($"{errors} errors, {findings.Count - errors} warnings in {chosen.Reported.Count} recipes");
                return errors > 0 ? ExitCode.Failure : ExitCode.Success;
            }
            catch (WorkbenchException exception)
            {
                await error.WriteLineAsync(OneLine.Of(exception.Message));
                return ExitCode.Misuse;
            }
        });
        return command;
    }

    private static string LineFor(Finding finding, string workingDirectory)
    {
        var severity = finding.Severity == Severity.Error ? "error" : "warning";
        var file = Path.GetRelativePath(workingDirectory, finding.File.Path);
        return OneLine.Of($"{file}:{finding.Position}: {severity} {finding.Code}: {finding.Message}");
    }
}
