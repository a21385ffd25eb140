using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Iurc.Testing;

/// <summary>A program of this repository that serves the site. It ends when it is disposed of, and with the tests at the latest.</summary>
public sealed partial class SiteProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private SiteProcess(ProcessStartInfo start, Regex announcement)
    {
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data, announcement);
        _process.ErrorDataReceived += (_, line) => Read(line.Data, announcement);
    }

    /// <summary>Starts a program and waits until it says where it listens.</summary>
    /// <param name="program">The program, a .dll.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">What its environment has besides that of the tests.</param>
    /// <param name="announcement">Finds the address, as the group <c>url</c>, in a line that the program writes.</param>
    /// <exception cref="InvalidOperationException">The program ends instead.</exception>
    public static async Task<(SiteProcess Process, Uri Address)> StartAsync(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, Regex announcement)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet")
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(program);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = new SiteProcess(start, announcement);
        try
        {
            return (process, await process.ListenAsync());
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the Workbench's preview on a free port and waits until it listens.</summary>
    /// <param name="arguments">What the preview is told besides.</param>
    public static Task<(SiteProcess Process, Uri Address)> StartPreviewAsync(params IEnumerable<string> arguments)
        => StartAsync(Repository.ProgramOf("Iurc.Workbench"), ["preview", "--urls", "http://127.0.0.1:0", .. arguments], new Dictionary<string, string>(), PreviewAddress());

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _process.EndAsync();
        _process.Dispose();
    }

    private async Task<Uri> ListenAsync()
    {
        _process.StartChild();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();

        // WaitForExitAsync has read all that the program wrote.
        var ended = _process.WaitForExitAsync();
        if (await Task.WhenAny(_address.Task, ended) == ended && !_address.Task.IsCompleted)
        {
            throw new InvalidOperationException(
                $"{Path.GetFileName(_process.StartInfo.ArgumentList[0])} ended with exit code {_process.ExitCode}:\n{string.Join('\n', _lines)}");
        }

        return await _address.Task;
    }

    private void Read(string? line, Regex announcement)
    {
        if (line is null)
        {
            return;
        }

        _lines.Enqueue(line);
        if (announcement.Match(line) is { Success: true } match)
        {
            _address.TrySetResult(new Uri(match.Groups["url"].Value));
        }
    }

    [GeneratedRegex("^Preview of [0-9]+ pages on (?<url>http://127\\.0\\.0\\.1:[0-9]+/)$")]
    private static partial Regex PreviewAddress();
}
