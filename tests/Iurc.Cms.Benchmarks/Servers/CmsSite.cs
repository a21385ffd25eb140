using System.Diagnostics;
using Iurc.Testing;

namespace Iurc.Cms.Benchmarks.Servers;

/// <summary>A site on Orchard Core: ours, or one of Orchard's own recipes in the same host and build. Its data is gone with it.</summary>
/// <param name="recipe">The name of the setup recipe.</param>
/// <param name="postgres">The connection string of an empty database of PostgreSQL, which is left as it is; SQLite if null.</param>
internal sealed class CmsSite(string recipe, string? postgres = null) : IDisposable
{
    public const string UserName = "admin";
    public const string Password = "Benchmark-Password-1!";

    private readonly DirectoryInfo _appData = Directory.CreateTempSubdirectory("iurc-benchmark-");

    /// <summary>Starts the site; the first time sets it up.</summary>
    public Task<Server> StartAsync(bool pageCache, CancellationToken cancellation)
    {
        var address = FreePort.Address();
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = _appData.FullName };
        start.ArgumentList.Add(Repository.ProgramOf("Iurc.Cms.Web"));
        start.ArgumentList.Add("--urls");
        start.ArgumentList.Add(address.AbsoluteUri);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ORCHARD_APP_DATA"] = _appData.FullName;
        start.Environment["OrchardCore__OrchardCore_AutoSetup__Tenants__0__AdminPassword"] = Password;
        start.Environment["OrchardCore__OrchardCore_AutoSetup__Tenants__0__RecipeName"] = recipe;
        if (postgres is not null)
        {
            start.Environment["OrchardCore__OrchardCore_AutoSetup__Tenants__0__DatabaseProvider"] = "Postgres";
            start.Environment["OrchardCore__OrchardCore_AutoSetup__Tenants__0__DatabaseConnectionString"] = postgres;
        }

        // All of the load comes from one address.
        start.Environment["OrchardCore__Iurc_RateLimits__Search__Permits"] = "1000000000";
        start.Environment["OrchardCore__Iurc_RateLimits__Pages__Permits"] = "1000000000";
        // Agency's recipe brings pictures that our site does not allow. A place that our own list does not have.
        start.Environment["OrchardCore__OrchardCore_Media__AllowedFileExtensions__99"] = ".svg";
        start.Environment["PageCache__Enabled"] = pageCache ? "true" : "false";
        return Server.StartAsync(start, address, cancellation);
    }

    public void Dispose() => _appData.Delete(recursive: true);
}
