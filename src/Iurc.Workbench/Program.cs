using System.CommandLine;
using System.CommandLine.Help;
using Iurc.Workbench.Commands;

namespace Iurc.Workbench;

/// <summary>Checks, previews and exports the recipes and the theme without a CMS and without a database.</summary>
internal static class Program
{
    private const string Help = """
        Checks, previews and exports the recipes and the theme of a site on Orchard Core, without the CMS and without a database.

          iurc-workbench check                        the whole site; ends with 1 when there are errors
          iurc-workbench check recipes/content        a part of it
          iurc-workbench check --format sarif         for a code host
          iurc-workbench preview                      http://127.0.0.1:5080, with a list of all pages at /_preview
          iurc-workbench preview --now 2027-01-01     the site on another day
          iurc-workbench export ../site               the whole site as plain files
          iurc-workbench export ../site --from https://example.eu --base-url https://archive.example.eu

        Each command explains itself: iurc-workbench export --help
        """;

    private static Task<int> Main(string[] args) => RunAsync(args, Console.Out, Console.Error, Environment.CurrentDirectory, CancellationToken.None);

    /// <summary>Runs the tool.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="output">Where results go.</param>
    /// <param name="error">Where complaints go.</param>
    /// <param name="workingDirectory">Where relative paths begin.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    internal static async Task<int> RunAsync(
        string[] args, TextWriter output, TextWriter error, string workingDirectory, CancellationToken cancellation)
    {
        // A command rather than a root command, which would be called by the name of the program's file.
        var root = new Command("iurc-workbench", Help)
        {
            new HelpOption(),
            new VersionOption(),
            PreviewCommand.Create(workingDirectory),
            CheckCommand.Create(workingDirectory),
            ExportCommand.Create(workingDirectory),
        };

        var result = root.Parse(args);
        if (result.Errors.Count > 0)
        {
            foreach (var problem in result.Errors)
            {
                await error.WriteLineAsync(OneLine.Of(problem.Message));
            }

            await error.WriteLineAsync("Add --help to see what there is.");

            return ExitCode.Misuse;
        }

        return await result.InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, cancellation);
    }
}
