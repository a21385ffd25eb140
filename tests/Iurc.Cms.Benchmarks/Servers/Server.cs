using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Iurc.Cms.Benchmarks.Servers;

/// <summary>A server in a process of its own.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();

    private Server(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>How long the first answer took that was one, counted from its request.</summary>
    public TimeSpan FirstAnswer { get; private set; }

    /// <summary>The processor time of the process and of those it has started, so far.</summary>
    public TimeSpan ProcessorTime => TimeSpan.FromTicks(Family().Sum(process => process.TotalProcessorTime.Ticks));

    /// <summary>The bytes that the process and those it has started hold in memory.</summary>
    public long Memory => Family().Sum(process => process.WorkingSet64);

    /// <summary>How many files and connections the process has open.</summary>
    public int OpenFiles => Directory.GetFileSystemEntries(string.Create(CultureInfo.InvariantCulture, $"/proc/{_process.Id}/fd")).Length;

    /// <summary>What the process has written so far.</summary>
    public IEnumerable<string> Output => _lines;

    /// <summary>Starts a server and waits until <paramref name="address"/> answers with 200.</summary>
    public static async Task<Server> StartAsync(ProcessStartInfo start, Uri address, CancellationToken cancellation)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        var process = new Process { StartInfo = start };
        var server = new Server(process, address);
        process.OutputDataReceived += (_, line) => server._lines.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => server._lines.Enqueue(line.Data ?? "");
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        using var client = new HttpClient();
        var asked = Stopwatch.StartNew();
        while (!await AnswersAsync(client, address, cancellation))
        {
            if (process.HasExited)
            {
                throw new BenchmarkException($"{start.FileName} {string.Join(' ', start.ArgumentList)} has ended:\n{string.Join('\n', server._lines)}");
            }

            await Task.Delay(5, cancellation);
            asked.Restart();
        }

        server.FirstAnswer = asked.Elapsed;
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static async Task<bool> AnswersAsync(HttpClient client, Uri address, CancellationToken cancellation)
    {
        try
        {
            using var answer = await client.GetAsync(address, cancellation);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private List<Process> Family()
    {
        var children = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{_process.Id}/task/{_process.Id}/children"));
        _process.Refresh();
        return [_process, .. children.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => Process.GetProcessById(int.Parse(id, CultureInfo.InvariantCulture)))];
    }
}
