using System.Globalization;
using Iurc.Cms.Editorial.LinkHealth.Visiting;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrchardCore.Admin;
using OrchardCore.AutoSetup.Options;
using OrchardCore.AutoSetup.Services;
using OrchardCore.Data;
using OrchardCore.DisplayManagement.Implementation;
using OrchardCore.Environment.Shell;
using Xunit;

[assembly: AssemblyFixture(typeof(Site))]

namespace Iurc.Cms.Tests.Infrastructure;

/// <summary>
/// The real host, once for all tests. It sets its Default tenant up from the recipe "Iurc" as it does in Production; tests that
/// only read use that one. Tests that change something ask for a tenant of their own.
/// </summary>
public sealed class Site : IAsyncLifetime
{
    internal const string FailingAddress = "/fails-for-the-test";

    /// <summary>The same in the admin.</summary>
    internal const string FailingAdminAddress = "/Admin/fails-for-the-test";

    /// <summary>What answers with the status that follows.</summary>
    internal const string StatusAddress = "/answers-for-the-test/";

    /// <summary>What <see cref="FailingAddress"/> throws.</summary>
    internal const string Failure = "Secret of the test";
    internal const int OddAddresses = 64;
    internal const string AdminName = "admin";
    internal const string Password = Browser.Password;

    private readonly string _appData = Directory.CreateTempSubdirectory("iurc-cms-tests-").FullName;
    private readonly string _setUp;
    private readonly RecordedLog _log = new();
    private readonly TenantClocks _clocks = new();
    private readonly LoadGate _gate = new();
    private readonly RenderedTemplates _templates = new();
    private readonly PasswordsLookedAt _passwords = new();
    private Host? _host;
    private int _tenants;

    public Site() => _setUp = Path.Combine(_appData, "set-up.db");

    /// <summary>The Default tenant, set up from the recipe "Iurc". For reading only.</summary>
    internal Tenant Default { get; private set; } = null!;

    /// <summary>What the first set-up and the start have logged as a warning or an error.</summary>
    internal IReadOnlyList<RecordedLog.Entry> SetUpLog { get; private set; } = [];

    internal RecordedLog Log => _log;

    internal TenantClocks Clocks => _clocks;

    internal LoadGate Gate => _gate;

    internal RenderedTemplates Templates => _templates;

    internal PasswordsLookedAt Passwords => _passwords;

    internal IServiceProvider Services => _host!.Services;

    public async ValueTask InitializeAsync()
    {
        // The host reads both before any configuration of a test could reach it.
        Environment.SetEnvironmentVariable("ORCHARD_APP_DATA", _appData);
        Environment.SetEnvironmentVariable("OrchardCore__OrchardCore_AutoSetup__Tenants__0__AdminPassword", Password);
        // Few enough for a test to use up; more than the pages of the site.
        Environment.SetEnvironmentVariable("PageCache__OddAddresses", OddAddresses.ToString(CultureInfo.InvariantCulture));
        // All visitors of the test server have the same address, none.
        Environment.SetEnvironmentVariable("OrchardCore__Iurc_RateLimits__LogIn__Permits", "100000");
        Environment.SetEnvironmentVariable("OrchardCore__Iurc_RateLimits__Search__Permits", "100000");
        Environment.SetEnvironmentVariable("OrchardCore__Iurc_RateLimits__Pages__Permits", "100000");
        // Links are visited when a test says so, and only on this machine.
        Environment.SetEnvironmentVariable("OrchardCore__Iurc_LinkHealth__IsActive", "false");
        Environment.SetEnvironmentVariable("OrchardCore__Iurc_LinkHealth__PrivateHosts__0", "*");
        Environment.SetEnvironmentVariable("OrchardCore__Iurc_LinkHealth__PauseBetweenRequests", "00:00:00");
        // The tests' own output is long enough; what matters of the log is recorded.
        Environment.SetEnvironmentVariable("Logging__Console__LogLevel__Default", "None");
        Environment.SetEnvironmentVariable("Logging__Console__LogLevel__Microsoft.Hosting.Lifetime", "None");

        _host = new Host(_log, _clocks, _gate, _templates, _passwords);
        _ = _host.Server;
        Default = new Tenant(this, ShellSettings.DefaultShellName, "");
        SetUpLog = [.. _log.OfHost(), .. Default.Log];
        await using var connection = new SqliteConnection($"Data Source={Default.DatabaseFile}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO @file";
        command.Parameters.AddWithValue("@file", _setUp);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        Directory.Delete(_appData, recursive: true);
    }

    /// <summary>Makes a tenant that is what a set-up gives: a copy of the Default tenant as it was before any test.</summary>
    internal Task<Tenant> CreateTenantAsync() => AdoptTenantAsync(file =>
    {
        File.Copy(_setUp, file);
        return Task.CompletedTask;
    });

    /// <summary>Makes a tenant by a set-up, for tests of that: it takes many times as long as the copy of one.</summary>
    internal async Task<Tenant> SetUpTenantAsync()
    {
        var name = "T" + Interlocked.Increment(ref _tenants);
        var shellHost = Services.GetRequiredService<IShellHost>();
        var options = new TenantSetupOptions
        {
            ShellName = name,
            RequestUrlPrefix = name.ToLowerInvariant(),
            SiteName = "IURC North America",
            SiteTimeZone = "Europe/Brussels",
            AdminUsername = AdminName,
            AdminEmail = "admin@example.eu",
            AdminPassword = Password,
            DatabaseProvider = "Sqlite",
            RecipeName = "Iurc",
        };

        var settings = Services.GetRequiredService<IShellSettingsManager>().CreateDefaultSettings().AsUninitialized();
        settings.Name = name;
        settings.RequestUrlPrefix = options.RequestUrlPrefix;
        settings["DatabaseProvider"] = options.DatabaseProvider;
        settings["RecipeName"] = options.RecipeName;
        await shellHost.UpdateShellSettingsAsync(settings);

        var accessor = Services.GetRequiredService<IHttpContextAccessor>();
        await (await shellHost.GetScopeAsync(name)).UsingServiceScopeAsync(async scope =>
        {
            accessor.HttpContext = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
            var (context, _) = await scope.ServiceProvider.GetRequiredService<IAutoSetupService>()
                .SetupTenantAsync(options, shellHost.GetSettings(name));
            Assert.Empty(context.Errors);
        });
        accessor.HttpContext = null;

        return new Tenant(this, name, options.RequestUrlPrefix);
    }

    /// <summary>Makes a tenant of a database that has been set up. It starts when it is first asked for something.</summary>
    /// <param name="makeDatabase">Makes the database, a file that is not there yet.</param>
    internal async Task<Tenant> AdoptTenantAsync(Func<string, Task> makeDatabase)
    {
        var name = "T" + Interlocked.Increment(ref _tenants);
        var settings = Services.GetRequiredService<IShellSettingsManager>().CreateDefaultSettings().AsUninitialized().ConfigureDatabaseTableOptions().AsRunning();
        settings.Name = name;
        settings.RequestUrlPrefix = name.ToLowerInvariant();
        settings["DatabaseProvider"] = "Sqlite";
        settings["DatabaseName"] = "OrchardCore.db";

        var tenant = new Tenant(this, name, settings.RequestUrlPrefix);
        Directory.CreateDirectory(Path.GetDirectoryName(tenant.DatabaseFile)!);
        await makeDatabase(tenant.DatabaseFile);
        await Services.GetRequiredService<IShellHost>().UpdateShellSettingsAsync(settings);
        return tenant;
    }

    internal string AppData => _appData;

    internal HttpMessageHandler CreateHandler() => _host!.Server.CreateHandler();

    private sealed class Host(RecordedLog log, TenantClocks clocks, LoadGate gate, RenderedTemplates templates, PasswordsLookedAt passwords) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment(Environments.Production);
            builder.ConfigureLogging(logging => logging.AddProvider(log));
            builder.ConfigureTestServices(services =>
            {
                services.AddOrchardCore().ConfigureServices(tenant =>
                {
                    tenant.AddSingleton(provider => clocks.Of(provider.GetRequiredService<ShellSettings>().Name));
                    tenant.AddSingleton(provider => clocks.TimeOf(provider.GetRequiredService<ShellSettings>().Name));
                    tenant.AddScoped(_ => gate.Handler());
                    tenant.Configure<MvcOptions>(mvc => mvc.Filters.Add<FailingResult>());
                    tenant.PostConfigure<Fluid.TemplateOptions>(FailingFilter.AddTo);
                    tenant.AddScoped(passwords.HasherOf);
                });
                services.AddSingleton<IHostResolver, NamesOfTests>();
                services.AddSingleton<IShapeDisplayEvents>(templates);

                // An address that fails, to see what the public is shown then. It is no page of the site: nothing links to it.
                services.AddOrchardCore().Configure((_, routes) =>
                {
                    routes.MapGet(FailingAddress, string () => throw new InvalidOperationException(Failure));
                    routes.MapGet(StatusAddress + "{status:int}", (HttpContext context, int status) =>
                    {
                        context.Response.StatusCode = status;
                    });
                    routes.MapGet(FailingAdminAddress, string (HttpContext context) =>
                    {
                        AdminAttribute.Apply(context);
                        throw new InvalidOperationException(Failure);
                    });
                });
            });
        }
    }
}
