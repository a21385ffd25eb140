using System.CommandLine;
using Iurc.Workbench.Commands;

namespace Iurc.Workbench;

/// <summary>Previews and checks the recipes and the theme without a CMS and without a database.</summary>
internal static class Program
{
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
        var root = new RootCommand("Previews and checks the recipes and the theme without a CMS and without a database.")
        {
            PreviewCommand.Create(workingDirectory),
            CheckCommand.Create(workingDirectory),
        };

        var result = root.Parse(args);
        if (result.Errors.Count > 0)
        {
            foreach (var problem in result.Errors)
            {
                await error.WriteLineAsync(OneLine.Of(problem.Message));
            }

            return ExitCode.Misuse;
        }

        return await result.InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, cancellation);
    }
}
