using System.Text.RegularExpressions;

namespace Iurc.Cms.EditorTests;

/// <summary>The real CMS as a program of its own, set up afresh as in Production. It can be killed and started again on what it has left.</summary>
internal sealed partial class CmsProcess : IAsyncDisposable
{
    public const string Password = "Test-Password-1!";

    private readonly DirectoryInfo _appData = Directory.CreateTempSubdirectory("iurc-editor-tests-");
    private SiteProcess? _process;

    /// <summary>Where the site is; the same after it was started again, so that the browser finds what it has kept for it.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    /// <summary>Where the site keeps what it stores.</summary>
    public string Folder => _appData.FullName;

    /// <summary>Starts the program and waits until it listens.</summary>
    public async Task StartAsync()
        => (_process, Address) = await SiteProcess.StartAsync(
            Repository.ProgramOf("Iurc.Cms.Web"),
            ["--urls", Address.GetLeftPart(UriPartial.Authority)],
            new Dictionary<string, string>
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["DOTNET_ENVIRONMENT"] = "Production",
                ["ORCHARD_APP_DATA"] = _appData.FullName,
                ["OrchardCore__OrchardCore_AutoSetup__Tenants__0__AdminPassword"] = Password,
                // All of these editors have the same address.
                ["OrchardCore__Iurc_RateLimits__LogIn__Permits"] = "100000",
                ["OrchardCore__Iurc_RateLimits__Pages__Permits"] = "100000",
                ["OrchardCore__Iurc_LinkHealth__IsActive"] = "false",
            },
            Announcement());

    /// <summary>Ends the program at once, as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
            _process = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _appData.Delete(recursive: true);
    }

    [GeneratedRegex("Now listening on: (?<url>http://127\\.0\\.0\\.1:[0-9]+)")]
    private static partial Regex Announcement();
}
