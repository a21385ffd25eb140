using System.Collections;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Iurc.Testing;
using Xunit;

namespace Iurc.Cms.Tests.Infrastructure;

/// <summary>The site as an administrator starts it: a process of its own with a folder to write to.</summary>
internal sealed partial class SiteProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_deadline = TimeSpan.FromMinutes(3);
    private static readonly string[] s_inherited = ["PATH", "HOME", "DOTNET_ROOT", "TMPDIR", "TEMP", "TMP", "SystemRoot", "USERPROFILE"];
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private SiteProcess(Process process) => _process = process;

    public string Output => TextOf(_output);

    public string Errors => TextOf(_errors);

    /// <summary>How much memory the program has now, in bytes.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Starts the site.</summary>
    /// <param name="appData">The folder to write to.</param>
    /// <param name="environment">Environment variables besides that; "" takes one of the defaults away.</param>
    /// <param name="program">The program folder; null for the build output.</param>
    /// <param name="urls">The address to listen at; a free port if it is left out.</param>
    /// <param name="asNobody">Starts it as the user "nobody", for whom read-only means read-only.</param>
    /// <param name="shell">What a shell does before it becomes the program, such as <c>umask 000</c>.</param>
    public static SiteProcess Start(
        string appData, IReadOnlyDictionary<string, string>? environment = null, string? program = null, string urls = "http://127.0.0.1:0", bool asNobody = false, string? shell = null)
    {
        var site = new SiteProcess(new Process { StartInfo = StartInfo(appData, environment, program, asNobody, ["--urls", urls], shell) });
        site.Begin();
        return site;
    }

    private static ProcessStartInfo StartInfo(string appData, IReadOnlyDictionary<string, string>? environment, string? program, bool asNobody, string[] command, string? shell = null)
    {
        var dll = Path.Combine(program ?? Repository.OutputOf("Iurc.Cms.Web"), "Iurc.Cms.Web.dll");
        var start = new ProcessStartInfo
        {
            FileName = shell is not null ? "sh" : asNobody ? "setpriv" : "dotnet",
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        string[] arguments = shell is not null ? ["-c", shell + "; exec dotnet \"$@\"", "sh", dll, .. command] : [.. asNobody ? (string[])["--reuid=65534", "--regid=65534", "--clear-groups", "dotnet"] : [], dll, .. command];
        Array.ForEach(arguments, start.ArgumentList.Add);

        // Nothing of this test run's own settings reaches the process.
        start.Environment.Clear();
        foreach (var (name, value) in Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(pair => ((string)pair.Key, (string?)pair.Value)))
        {
            if (s_inherited.Contains(name))
            {
                start.Environment[name] = value;
            }
        }

        start.Environment["ORCHARD_APP_DATA"] = appData;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["LANG"] = "C.UTF-8";
        start.Environment[PasswordVariable] = "Test-Password-1!";
        start.Environment["OrchardCore__Iurc_LinkHealth__IsActive"] = "false";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private void Begin()
    {
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Append(_errors, line.Data is null ? "" : line.Data + "\n");
        _process.StartChild();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>The environment variable with the administrator's password.</summary>
    public const string PasswordVariable = TenantVariable + "AdminPassword";

    /// <summary>What the environment variables of the first set-up begin with.</summary>
    public const string TenantVariable = "OrchardCore__OrchardCore_AutoSetup__Tenants__0__";

    /// <summary>What the program has written, which has to be one line.</summary>
    public static string OnlyLineOf(string text) => Assert.Single(text.Split('\n', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Waits until the site listens and gives a client for it.</summary>
    public async Task<HttpClient> ListenAsync()
    {
        var ended = _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        var first = await Task.WhenAny(_listening.Task, ended, Task.Delay(s_deadline, TestContext.Current.CancellationToken));
        Assert.True(first == _listening.Task, $"The site does not listen. Output:\n{Output}\nErrors:\n{Errors}");
        return new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = await _listening.Task };
    }

    /// <summary>Waits until the program has ended and gives its exit code.</summary>
    public async Task<int> ExitAsync()
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(s_deadline);
        await _process.WaitForExitAsync(deadline.Token);
        return _process.ExitCode;
    }

    /// <summary>Asks the program to end, as the system does when a service is stopped.</summary>
    public void Stop()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Runs the program with a command and waits until it has ended.</summary>
    public static Task<(int Code, string Output, string Errors)> RunAsync(string appData, params string[] command) => RunAsync(appData, null, command);

    /// <summary>Runs the program with a command and environment variables, perhaps after a shell has done something, and waits until it has ended.</summary>
    public static async Task<(int Code, string Output, string Errors)> RunAsync(
        string appData, IReadOnlyDictionary<string, string>? environment, string[] command, string? shell = null)
    {
        var site = new SiteProcess(new Process { StartInfo = StartInfo(appData, environment, null, false, command, shell) });
        await using (site)
        {
            site.Begin();
            return (await site.ExitAsync(), site.Output, site.Errors);
        }
    }

    // The process writes while a test reads.
    private static void Append(StringBuilder text, string more)
    {
        lock (text)
        {
            text.Append(more);
        }
    }

    private static string TextOf(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }

    /// <summary>Ends the program at once, as a power cut does.</summary>
    public Task KillAsync() => _process.EndAsync();

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private void Read(string? line)
    {
        if (line is not null)
        {
            Append(_output, line + "\n");
            if (Listening().Match(line) is { Success: true } match)
            {
                _listening.TrySetResult(new Uri(match.Groups[1].Value));
            }
        }
    }

    [GeneratedRegex(@"Now listening on: (http://[^\s""]+)")]
    private static partial Regex Listening();
}
