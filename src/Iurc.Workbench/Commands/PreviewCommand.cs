using System.CommandLine;
using Iurc.Workbench.Preview;

namespace Iurc.Workbench.Commands;

/// <summary>The command <c>preview</c>.</summary>
internal static class PreviewCommand
{
    /// <summary>Where the preview listens unless told otherwise.</summary>
    public const string DefaultUrl = "http://127.0.0.1:5080";

    /// <summary>Describes the command.</summary>
    public static Command Create(string workingDirectory)
    {
        var url = new Option<string>("--urls")
        {
            Description = "Where to listen. Port 0 takes any free port.",
            DefaultValueFactory = _ => DefaultUrl,
            HelpName = "URL",
        };
        url.Validators.Add(result =>
        {
            if (!Uri.TryCreate(result.GetValueOrDefault<string>(), UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttp)
            {
                result.AddError("--urls needs one address that begins with http://.");
            }
        });
        var root = CommonOptions.Root(workingDirectory);
        var now = new Option<DateOnly?>("--now")
        {
            Description = "The date by which a phase is past, current or next, for example 2025-06-30. Today unless given.",
            CustomParser = CommonOptions.ParseDate,
            HelpName = "DATE",
        };

        var live = new Option<bool>("--live") { Description = "Pages load themselves again when a file is saved. So it is at a terminal unless told otherwise." };
        var notLive = new Option<bool>("--no-live") { Description = "Pages are as the CMS would give them. So it is in a pipe." };

        var command = new Command("preview", "Serves the site from the recipes and the theme. All pages and states: /_preview. Another day: ?now=2027-01-01.") { url, root, now, live, notLive };
        command.Validators.Add(result =>
        {
            if (result.GetValue(live) && result.GetValue(notLive))
            {
                result.AddError("--live and --no-live contradict each other.");
            }
        });
        command.SetAction(async (result, cancellation) =>
        {
            var output = result.InvocationConfiguration.Output;
            try
            {
                var folder = result.GetValue(root) ?? SiteFolder.FindFrom(workingDirectory)
                    ?? throw new WorkbenchException("No folder from here upwards has both recipes and themes. Name one with --root.");
                await using var server = await PreviewServer.StartAsync(folder, result.GetValue(url)!, result.GetValue(now),
                    result.GetValue(live) || (!result.GetValue(notLive) && ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected), cancellation);
                await output.WriteLineAsync($"Preview of {server.PageCount} pages on {server.Address}");
                await output.FlushAsync(cancellation);
                await server.WaitAsync(cancellation);
                return ExitCode.Success;
            }
            catch (WorkbenchException exception)
            {
                await result.InvocationConfiguration.Error.WriteLineAsync(OneLine.Of(exception.Message));
                return ExitCode.Failure;
            }
        });
        return command;
    }
}
