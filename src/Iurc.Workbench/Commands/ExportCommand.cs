using System.CommandLine;
using System.Globalization;
using Iurc.Workbench.Export;
using Iurc.Workbench.Preview;
using Iurc.Workbench.Rendering;

namespace Iurc.Workbench.Commands;

/// <summary>The command <c>export</c>.</summary>
internal static class ExportCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create(string workingDirectory)
    {
        var target = new Argument<string>("OUT") { Description = "The folder to write. An export that is there already is replaced, once the new one is whole." };
        var from = Address("--from", "A running site to copy, for example http://localhost:5080. The recipes and the theme unless given.");
        var baseUrl = Address("--base-url", "The address at which the copy will be served; pages name it as their own.");
        var root = CommonOptions.Root(workingDirectory);
        var now = new Option<DateOnly?>("--now")
        {
            Description = "The date by which a phase is past, current or next, for example 2025-06-30. Today unless given.",
            CustomParser = CommonOptions.ParseDate,
            HelpName = "DATE",
        };
        var depth = new Option<int?>("--depth") { Description = "How many links away from the first page it goes. As far as there are links unless given.", HelpName = "N" };
        var maxPages = new Option<int>("--max-pages") { Description = "How many pages it writes at most.", DefaultValueFactory = _ => 100_000, HelpName = "N" };

        var command = new Command("export", "Writes the whole site as plain files that any file server can serve.") { target, from, baseUrl, now, depth, maxPages, root };
        command.SetAction(async (result, cancellation) =>
        {
            var (output, error) = (result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
            OutputFolder folder;
            var path = Path.GetFullPath(result.GetValue(target)!, workingDirectory);
            try
            {
                folder = OutputFolder.Begin(path);
            }
            catch (WorkbenchException exception)
            {
                await error.WriteLineAsync(OneLine.Of(exception.Message));
                return ExitCode.Misuse;
            }

            using (folder)
            {
                try
                {
                    var publicUrl = result.GetValue(baseUrl)?.GetLeftPart(UriPartial.Authority);
                    await using var source = Source(result.GetValue(from), result.GetValue(root), workingDirectory, result.GetValue(now), publicUrl);
                    // Progress is for the person who waits at a terminal.
                    var isTerminal = ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected;
                    var report = await new Exporter(source, folder, new(publicUrl, result.GetValue(depth) ?? int.MaxValue - 1, result.GetValue(maxPages)), pages => Show(pages, isTerminal, error)).RunAsync(cancellation);
                    folder.Commit();
                    if (isTerminal)
                    {
                        await error.WriteAsync("\r");
                    }

                    foreach (var (link, page) in report.BrokenLinks)
                    {
                        await error.WriteLineAsync(OneLine.Of($"warning: {page} links to {link}, which is not there."));
                    }

                    await output.WriteLineAsync($"{Plural.Of(report.Pages, "page")}, {Plural.Of(report.Files, "file")} in {path}");
                    return ExitCode.Success;
                }
                catch (Exception exception) when (exception is WorkbenchException or OperationCanceledException)
                {
                    await error.WriteLineAsync(OneLine.Of($"{exception.Message} {path} is as it was."));
                    return ExitCode.Failure;
                }
                catch (TemplateException exception)
                {
                    await error.WriteLineAsync(OneLine.Of($"{exception.Template}{(exception.Line is { } line ? $":{line}" : "")}: {exception.Message} {path} is as it was."));
                    return ExitCode.Failure;
                }
            }
        });
        return command;
    }

    private static IExportSource Source(Uri? from, SiteFolder? root, string workingDirectory, DateOnly? now, string? publicUrl)
    {
        if (from is not null)
        {
            return new HttpSource(from);
        }

        var site = root ?? SiteFolder.FindFrom(workingDirectory)
            ?? throw new WorkbenchException("No folder from here upwards has both recipes and themes. Name one with --root, or a running site with --from.");
        return new PreviewSource(site, SiteSnapshot.Load(site, now), publicUrl ?? "");
    }

    private static void Show(int pages, bool isTerminal, TextWriter error)
    {
        if (isTerminal && pages % 25 == 0)
        {
            error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{pages} pages"));
        }
    }

    private static Option<Uri?> Address(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "URL",
        CustomParser = result =>
        {
            if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            {
                return address;
            }

            result.AddError($"{name} needs an address that begins with http:// or https://.");
            return null;
        },
    };
}
