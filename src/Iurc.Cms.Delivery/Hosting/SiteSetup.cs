using Iurc.Backup;
using Iurc.Cms.Delivery.LogIn.Passwords;
using Iurc.Cms.Delivery.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using OrchardCore.AutoSetup.Options;
using OrchardCore.AutoSetup.Services;
using OrchardCore.Data;
using OrchardCore.Environment.Shell;
using OrchardCore.Environment.Shell.Models;

namespace Iurc.Cms.Delivery.Hosting;

/// <summary>
/// Sets the site up before it listens, from Orchard's own AutoSetup section. Orchard would do it at the first request and keep
/// answering 503 when it fails; here the program says what is wrong and ends, and the next start finds nothing half done.
/// </summary>
public static class SiteSetup
{
    /// <summary>The administrator's password in <c>appsettings.Development.json</c>: known to all, so refused in Production.</summary>
    public const string DevelopmentPassword = "Iurc-Development-1!";

    private const string TenantsKey = "OrchardCore:OrchardCore_AutoSetup:Tenants";

    /// <summary>Lets <see cref="RunAsync"/> hear what goes wrong, and holds the console back until it is done: its stack traces would drown the message.</summary>
    public static void Listen(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        var console = builder.Services.FirstOrDefault(service => service.ImplementationType == typeof(ConsoleLoggerProvider));
        if (console is not null)
        {
            builder.Services.Remove(console);
            builder.Services.AddSingleton<ConsoleLoggerProvider>();
        }

        // The program says itself, in one line, why it could not start.
        builder.Logging.AddFilter<ConsoleLoggerProvider>("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);

        var log = new SetupLog();
        builder.Services.AddSingleton(log);
        builder.Logging.AddProvider(log);
    }

    /// <summary>Sets the site up unless it is set up already.</summary>
    /// <exception cref="StartupException">The set-up was refused or has failed; nothing of it is left behind.</exception>
    public static async Task RunAsync(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);

        var shellHost = app.Services.GetRequiredService<IShellHost>();
        var log = app.Services.GetRequiredService<SetupLog>();
        var folders = app.Services.GetRequiredService<IOptions<ShellOptions>>().Value;
        var tenant = TenantOf(app.Configuration);
        using var turn = await SetupTurn.WaitAsync(folders.ShellsApplicationDataPath);
        using var attempt = await SetupAttempt.LookAsync(folders.ShellsApplicationDataPath, folders.ShellsContainerName, ServerOf(tenant));
        await SiteCheck.RunAsync(folders.ShellsApplicationDataPath);

        log.IsListening = true;
        try
        {
            await shellHost.InitializeAsync();
            var settings = shellHost.GetSettings(ShellSettings.DefaultShellName);
            if (settings.State == TenantState.Uninitialized)
            {
                using var measurement = StartMeasurements.SetUp();
                await SetUpAsync(app, shellHost, settings, tenant, log, attempt);
            }
        }
        finally
        {
            log.IsListening = false;
        }

        if (app.Services.GetService<ConsoleLoggerProvider>() is { } console)
        {
            app.Services.GetRequiredService<ILoggerFactory>().AddProvider(console);
        }
    }

    private static IConfigurationSection TenantOf(IConfiguration configuration)
    {
        var tenants = configuration.GetSection(TenantsKey);
        return tenants.GetChildren().FirstOrDefault(tenant => tenant["ShellName"] == ShellSettings.DefaultShellName) ?? tenants.GetSection("0");
    }

    // A connection string that is none is refused when it is needed: a site that is set up has its own.
    private static PostgresSite? ServerOf(IConfiguration tenant)
    {
        if (tenant["DatabaseProvider"] != DatabaseProviderValue.Postgres)
        {
            return null;
        }

        try
        {
            var prefix = tenant["DatabaseTablePrefix"]?.Trim() ?? "";
            return new PostgresSite(tenant["DatabaseConnectionString"], tenant["DatabaseSchema"], prefix.Length > 0 ? prefix + "_" : "");
        }
        catch (BackupException)
        {
            return null;
        }
    }

    private static void RefuseWeakPassword(WebApplication app, IConfigurationSection tenant)
    {
        var setting = tenant.GetSection("AdminPassword");
        var password = setting.Value;
        var broken = NewPassword.Broken(password, app.Environment.IsDevelopment(), tenant["AdminUsername"], tenant["AdminEmail"]);
        if (string.IsNullOrWhiteSpace(password) || broken.Count > 0)
        {
            throw new StartupException(
                "The site is not set up yet, and the administrator's password is missing or cannot be used. "
                + (string.IsNullOrWhiteSpace(password) ? "" : string.Concat(broken.Select(rule => rule.Words + " ")))
                + "Give a password of your own in the environment variable " + setting.Path.Replace(":", "__", StringComparison.Ordinal) + " and start again.");
        }
    }

    private static async Task SetUpAsync(WebApplication app, IShellHost shellHost, ShellSettings settings, IConfigurationSection tenant, SetupLog log, SetupAttempt attempt)
    {
        try
        {
            RefuseWeakPassword(app, tenant);
            SupportedDatabases.Check(tenant);
            await attempt.BeginAsync();

            var errors = await TrySetUpAsync(app, shellHost, settings);
            errors.AddRange(log.Errors);
            if (errors.Count > 0)
            {
                throw new StartupException(
                    "The site could not be set up:" + Environment.NewLine
                    + string.Join(Environment.NewLine, errors.Distinct(StringComparer.Ordinal).Select(error => "  - " + error)) + Environment.NewLine
                    + "Mend this and start again; nothing of this attempt has been kept.");
            }

            attempt.Complete();
        }
        catch (StartupException)
        {
            await shellHost.ReleaseShellContextAsync(settings, eventSource: false);
            await attempt.UndoAsync();
            throw;
        }
    }

    private static async Task<List<string>> TrySetUpAsync(WebApplication app, IShellHost shellHost, ShellSettings settings)
    {
        var errors = new List<string>();
        var accessor = app.Services.GetRequiredService<IHttpContextAccessor>();
        try
        {
            await (await shellHost.GetScopeAsync(settings)).UsingServiceScopeAsync(async scope =>
            {
                // Orchard's setup passes values to the recipe through the request.
                accessor.HttpContext = new DefaultHttpContext { RequestServices = scope.ServiceProvider };

                var options = scope.ServiceProvider.GetRequiredService<IOptions<AutoSetupOptions>>().Value;
                var tenant = options.Tenants.FirstOrDefault(tenant => tenant.ShellName == settings.Name);
                if (tenant is null)
                {
                    errors.Add("The configuration has no tenant \"Default\" below OrchardCore:OrchardCore_AutoSetup:Tenants.");
                    return;
                }

                errors.AddRange(await SetupRecipe.CheckAsync(scope.ServiceProvider, tenant.RecipeName));
                if (errors.Count > 0)
                {
                    return;
                }

                var service = scope.ServiceProvider.GetRequiredService<IAutoSetupService>();
                var (context, _) = await service.SetupTenantAsync(tenant, settings);
                errors.AddRange(context.Errors.Values);
            });
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            errors.Add(e.GetBaseException().Message);
        }
        finally
        {
            accessor.HttpContext = null;
        }

        return errors;
    }
}
