using System.Diagnostics;
using System.Globalization;
using System.Net;
using Iurc.Testing;
using Xunit;

namespace Iurc.Cms.ClusterTests.Parts;

/// <summary>A site that a shell command has started, in the foreground.</summary>
internal sealed class RunningSite : IAsyncDisposable
{
    private static readonly TimeSpan s_deadline = TimeSpan.FromMinutes(3);
    private readonly Process _process;
    private readonly HttpClient _client;
    private readonly System.Text.StringBuilder _output = new();

    private RunningSite(ProcessStartInfo start, Uri address)
    {
        _process = new Process { StartInfo = start };
        _client = new HttpClient { BaseAddress = address };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
    }

    /// <summary>Starts it and waits until it is ready for readers.</summary>
    public static async Task<RunningSite> StartAsync(ProcessStartInfo start, Uri address)
    {
        var site = new RunningSite(start, address);
        site._process.StartChild();
        site._process.BeginOutputReadLine();
        site._process.BeginErrorReadLine();
        var deadline = DateTime.UtcNow + s_deadline;
        while (!await site.IsReadyAsync())
        {
            Assert.True(!site._process.HasExited && DateTime.UtcNow < deadline, $"The site does not listen:\n{string.Join('\n', start.ArgumentList)}\n{site._output}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        return site;
    }

    /// <summary>The text of a page, but for the port.</summary>
    public async Task<string> GetAsync(string path)
        => (await _client.GetStringAsync(path, TestContext.Current.CancellationToken)).Replace(_client.BaseAddress!.ToString(), "/", StringComparison.Ordinal);

    /// <summary>Stops it as the system does.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(_process.ExitCode == 0, _output.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        await _process.EndAsync();
        _process.Dispose();
        _client.Dispose();
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            return (await _client.GetAsync("/health/ready", TestContext.Current.CancellationToken)).StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Read(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }
    }
}
