using System.Collections.Concurrent;
using System.Diagnostics;

namespace Iurc.Cms.EditorTests;

/// <summary>The real CMS as a program of its own, set up afresh as in Production. It can be killed and started again on what it has left.</summary>
internal sealed class CmsProcess : IAsyncDisposable
{
    public const string Password = "Test-Password-1!";

    private const string Announcement = "Now listening on: ";

    private readonly DirectoryInfo _appData = Directory.CreateTempSubdirectory("iurc-editor-tests-");
    private readonly ConcurrentQueue<string> _lines = new();
    private Process? _process;
    private TaskCompletionSource<Uri> _announced = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public CmsProcess() => AppDomain.CurrentDomain.ProcessExit += (_, _) => End();

    /// <summary>Where the site is; the same after it was started again, so that the browser finds what it has kept for it.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    /// <summary>Where the site keeps what it stores.</summary>
    public string Folder => _appData.FullName;

    /// <summary>Starts the program and waits until it listens.</summary>
    public async Task StartAsync()
    {
        _announced = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = new Process { StartInfo = StartInfo() };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var ended = _process.WaitForExitAsync();
        if (await Task.WhenAny(_announced.Task, ended) == ended && !_announced.Task.IsCompleted)
        {
            throw new InvalidOperationException("The CMS ended:\n" + string.Join('\n', _lines));
        }

        Address = await _announced.Task;
    }

    /// <summary>Ends the program at once, as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        End();
        if (_process is not null)
        {
            await _process.WaitForExitAsync();
            _process.Dispose();
            _process = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _appData.Delete(recursive: true);
    }

    private ProcessStartInfo StartInfo()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet")
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(Path.Combine(Repository.Root, "src", "Iurc.Cms.Web", "bin", configuration, "net10.0", "Iurc.Cms.Web.dll"));
        start.ArgumentList.Add("--urls");
        start.ArgumentList.Add(Address.GetLeftPart(UriPartial.Authority));
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["DOTNET_ENVIRONMENT"] = "Production";
        start.Environment["ORCHARD_APP_DATA"] = _appData.FullName;
        start.Environment["OrchardCore__OrchardCore_AutoSetup__Tenants__0__AdminPassword"] = Password;
        return start;
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        _lines.Enqueue(line);
        if (line.IndexOf(Announcement, StringComparison.Ordinal) is >= 0 and var index)
        {
            _announced.TrySetResult(new Uri(line[(index + Announcement.Length)..].Trim()));
        }
    }

    private void End()
    {
        try
        {
            _process?.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It is gone.
        }
    }
}
