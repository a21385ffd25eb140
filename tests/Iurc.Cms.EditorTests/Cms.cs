using System.Collections.Concurrent;
using System.Diagnostics;
using Iurc.Cms.EditorTests;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Cms))]

namespace Iurc.Cms.EditorTests;

/// <summary>The real CMS as a program of its own, set up afresh as in Production, and a browser; once for all tests.</summary>
public sealed class Cms : IAsyncLifetime
{
    private const string Announcement = "Now listening on: ";
    private const string Password = "Test-Password-1!";

    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DirectoryInfo? _appData;
    private Process? _process;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where the site is.</summary>
    public Uri Address => _address.Task.GetAwaiter().GetResult();

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        if (Chromium.Program is null)
        {
            return;
        }

        _appData = Directory.CreateTempSubdirectory("iurc-editor-tests-");
        _process = new Process { StartInfo = StartInfo(_appData.FullName) };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => End();
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var ended = _process.WaitForExitAsync();
        if (await Task.WhenAny(_address.Task, ended) == ended && !_address.Task.IsCompleted)
        {
            throw new InvalidOperationException("The CMS ended:\n" + string.Join('\n', _lines));
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        End();
        if (_process is not null)
        {
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        _appData?.Delete(recursive: true);
    }

    /// <summary>An administrator with a browser of their own, logged in.</summary>
    internal async Task<Editor> NewEditorAsync()
    {
        Assert.SkipWhen(_browser is null, Chromium.Missing);
        var context = await _browser!.NewContextAsync(new() { BaseURL = Address.AbsoluteUri, ReducedMotion = ReducedMotion.Reduce, Locale = "en-GB" });
        var editor = new Editor(context);
        await editor.OpenTabAsync();
        await editor.LogInAsync("admin", Password);
        return editor;
    }

    private static ProcessStartInfo StartInfo(string appData)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet")
        {
            WorkingDirectory = Root(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(Path.Combine(Root(), "src", "Iurc.Cms.Web", "bin", configuration, "net10.0", "Iurc.Cms.Web.dll"));
        start.ArgumentList.Add("--urls");
        start.ArgumentList.Add("http://127.0.0.1:0");
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["DOTNET_ENVIRONMENT"] = "Production";
        start.Environment["ORCHARD_APP_DATA"] = appData;
        start.Environment["OrchardCore__OrchardCore_AutoSetup__Tenants__0__AdminPassword"] = Password;
        start.Environment["OrchardCore__Iurc_LinkHealth__IsActive"] = "false";
        return start;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Iurc.Cms.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Iurc.Cms.sln is in no folder above " + AppContext.BaseDirectory);
        }

        return folder.FullName;
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
            _address.TrySetResult(new Uri(line[(index + Announcement.Length)..].Trim()));
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
