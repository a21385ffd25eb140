using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Iurc.Testing;
using Xunit;

namespace Iurc.Cms.ClusterTests.Parts;

/// <summary>A server that is no part of the site, run as a process of its own. As root it is run as the user "nobody": PostgreSQL insists.</summary>
internal sealed class Daemon(string program, params string[] arguments) : IAsyncDisposable
{
    private static readonly TimeSpan s_deadline = TimeSpan.FromMinutes(1);
    private readonly StringBuilder _output = new();
    private Process? _process;

    /// <summary>What it has written.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Starts it and waits until <paramref name="isReady"/> says so.</summary>
    public async Task StartAsync(Func<Task<bool>> isReady)
    {
        _process = Begin(program, arguments);
        _process.OutputDataReceived += Read;
        _process.ErrorDataReceived += Read;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();

        var deadline = DateTime.UtcNow + s_deadline;
        while (!await isReady())
        {
            if (_process.HasExited || DateTime.UtcNow > deadline)
            {
                throw new InvalidOperationException($"{program} does not start:\n{_output}");
            }

            await Task.Delay(20, CancellationToken.None);
        }
    }

    /// <summary>Ends it at once, with all its processes, as <c>kill -9</c> does.</summary>
    public Task KillAsync() => _process?.EndAsync() ?? Task.CompletedTask;

    /// <summary>Sends it a signal.</summary>
    public async Task SignalAsync(string name)
    {
        using var kill = Process.Start("kill", ["-" + name, _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>Runs a program to its end and gives its exit code.</summary>
    public static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Begin(program, arguments);
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await process.EndAsync();
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process?.Dispose();
    }

    /// <summary>Lets a daemon in to a folder: it runs as another user when the tests run as root.</summary>
    public static void OpenToAll(string folder)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, (UnixFileMode)0b111_111_111);
        }
    }

    /// <summary>A port that nobody listens at.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Whether somebody listens at a port.</summary>
    public static async Task<bool> ListensAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port, CancellationToken.None);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static Process Begin(string program, string[] arguments)
    {
        string[] command = Environment.IsPrivilegedProcess
            ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", program, .. arguments]
            : [program, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        var process = new Process { StartInfo = start };
        process.StartChild();
        return process;
    }

    private void Read(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
        {
            _output.AppendLine(line.Data);
        }
    }
}
