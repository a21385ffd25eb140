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
            Description = "Recipes (*.recipe.json), templates (*.liquid), or folders with them. The whole site unless given.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var format = new Option<FindingsFormat>("--format")
        {
            Description = "How the findings are written: text, json or sarif.",
            HelpName = "text|json|sarif",
            DefaultValueFactory = _ => FindingsFormat.Text,
        };
        var root = CommonOptions.Root(workingDirectory);

        var command = new Command("check", "Reads the recipes, the content and the theme, and says what is wrong with them and how to mend it.") { paths, format, root };
        command.SetAction(async (result, cancellation) =>
        {
            var (output, error) = (result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
            try
            {
                var chosen = ChosenFiles.Read(result.GetValue(paths) ?? [], result.GetValue(root), workingDirectory);
                // The furthest that the date has come anywhere, so that no quotation of today is called one of tomorrow.
                var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().AddHours(14).DateTime);
                var findings = (await SiteChecker.CheckAsync(chosen.Recipes, chosen.Theme, today))
                    .Where(finding => chosen.IsReported(finding.Path))
                    .ToList();
                await output.WriteAsync(FindingsWriter.Write(findings, result.GetValue(format), workingDirectory));

                var errors = findings.Count(finding => finding.Severity == Severity.Error);
                await error.WriteLineAsync($"{Plural.Of(errors, "error")}, {Plural.Of(findings.Count - errors, "warning")} in {chosen.Count}");
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
}
