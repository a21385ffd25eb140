using System.Text.RegularExpressions;

namespace Iurc.Cms.BrowserTests;

/// <summary>The real CMS, set up afresh in a folder of its own as in Production.</summary>
internal sealed partial class CmsProcess : IAsyncDisposable
{
    public const string AdminName = "admin";
    public const string Password = "Test-Password-1!";

    private readonly DirectoryInfo _appData;
    private readonly SiteProcess _process;

    private CmsProcess(DirectoryInfo appData, SiteProcess process, Uri address)
    {
        _appData = appData;
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    public static async Task<CmsProcess> StartAsync()
    {
        var appData = Directory.CreateTempSubdirectory("iurc-browser-");
        try
        {
            var (process, address) = await SiteProcess.StartAsync(
                Repository.ProgramOf("Iurc.Cms.Web"),
                ["--urls", "http://127.0.0.1:0"],
                new Dictionary<string, string>
                {
                    ["ASPNETCORE_ENVIRONMENT"] = "Production",
                    ["DOTNET_ENVIRONMENT"] = "Production",
                    ["ORCHARD_APP_DATA"] = appData.FullName,
                    ["OrchardCore__OrchardCore_AutoSetup__Tenants__0__AdminPassword"] = Password,
                    // All of these visitors have the same address.
                    ["OrchardCore__Iurc_RateLimits__LogIn__Permits"] = "100000",
                    ["OrchardCore__Iurc_RateLimits__Pages__Permits"] = "100000",
                    ["OrchardCore__Iurc_RateLimits__Search__Permits"] = "100000",
                    ["OrchardCore__Iurc_LinkHealth__IsActive"] = "false",
                },
                Announcement());
            return new CmsProcess(appData, process, address);
        }
        catch
        {
            appData.Delete(recursive: true);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _appData.Delete(recursive: true);
    }

    [GeneratedRegex("Now listening on: (?<url>http://127\\.0\\.0\\.1:[0-9]+)")]
    private static partial Regex Announcement();
}
