using System.Text.RegularExpressions;
using Iurc.Cms.EditorTests;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Cms))]

namespace Iurc.Cms.EditorTests;

/// <summary>The real CMS as a program of its own, set up afresh as in Production, and a browser; once for all tests.</summary>
public sealed partial class Cms : IAsyncLifetime
{
    private const string Password = "Test-Password-1!";

    private DirectoryInfo? _appData;
    private SiteProcess? _process;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where the site is.</summary>
    public Uri Address { get; private set; } = null!;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        if (Chromium.Program is null)
        {
            return;
        }

        _appData = Directory.CreateTempSubdirectory("iurc-editor-tests-");
        (_process, Address) = await SiteProcess.StartAsync(
            Repository.ProgramOf("Iurc.Cms.Web"),
            ["--urls", "http://127.0.0.1:0"],
            new Dictionary<string, string>
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["DOTNET_ENVIRONMENT"] = "Production",
                ["ORCHARD_APP_DATA"] = _appData.FullName,
                ["OrchardCore__OrchardCore_AutoSetup__Tenants__0__AdminPassword"] = Password,
                ["OrchardCore__Iurc_LinkHealth__IsActive"] = "false",
                // All of these editors have the same address.
                ["OrchardCore__Iurc_RateLimits__LogIn__Permits"] = "100000",
            },
            Announcement());
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
        if (_process is not null)
        {
            await _process.DisposeAsync();
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

    [GeneratedRegex("Now listening on: (?<url>http://127\\.0\\.0\\.1:[0-9]+)")]
    private static partial Regex Announcement();
}
