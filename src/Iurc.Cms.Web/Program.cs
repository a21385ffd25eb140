using System.Globalization;
using Iurc.Backup;
using Iurc.Cms.Delivery;
using Iurc.Cms.Delivery.Health;
using Iurc.Cms.Delivery.Hosting;
using Iurc.Cms.Delivery.LogIn.SecondFactor;
using Iurc.Cms.Delivery.PageCache;
using Iurc.Cms.Delivery.ScaleOut;
using Iurc.Cms.Delivery.SecurityHeaders;
using Iurc.Cms.Delivery.Telemetry;
using Microsoft.AspNetCore.Connections;

PrivateFiles.Use();
if (CommandLine.Answer(args, isCommand: BackupCommand.Handles(args) || ResetCommand.Handles(args), Console.Out, Console.Error) is { } answered)
{
    return answered;
}

if (BackupCommand.Handles(args))
{
    return await BackupCommand.RunAsync(args, SiteFolders.AppData, Console.Out, Console.Error);
}

if (ResetCommand.Handles(args) && ResetCommand.Refuse(args, SiteFolders.AppData, Console.Error) is { } refused)
{
    return refused;
}

// With LANG=C the culture is invariant and has no name: pages would say lang="".
if (CultureInfo.CurrentCulture.Name.Length == 0)
{
    CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture
        = CultureInfo.GetCultureInfo("en");
}

// Told to end before it listens, it ends: what it was about is no fault.
using var stopping = ResetCommand.Handles(args) ? null : new StopRequest();
try
{
    var builder = WebApplication.CreateBuilder(SiteFolders.Prepare(args));
    using var running = SiteLock.Hold(SiteFolders.AppData);
    builder.AddSecurityHeaders();
    builder.AddKnownProxies();
    builder.CheckSettings();
    builder.AddTelemetry();
    builder.AddPageCache();
    builder.Services.AddHostedService<ClockWatch>();
    builder.Services.AddOrchardCms().AddSetupFeatures("OrchardCore.AutoSetup").AddScaleOut(builder.Configuration).AddSupportedDatabases()
        .AddGlobalFeatures(FeatureIds.SecurityHeaders);
    SiteSetup.Listen(builder);
    builder.AddWarmUp();

    await using var app = builder.Build();
    if (ResetCommand.Handles(args))
    {
        return await ResetCommand.RunAsync(app, args, Console.Out);
    }

    app.UsePoweredByOrchardCore(enabled: false);
    app.UseForwardedHeaders();
    app.UseMiddleware<HealthMiddleware>();
    app.UsePageCache();
    app.UseMiddleware<RequestNumberMiddleware>();
    app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = LastResortPage.WriteAsync, StatusCodeSelector = Outage.StatusOf });
    // Where it is not named, ASP.NET Core puts it first, and each kept page pays for a scope of services.
    app.UseAuthentication();
    app.UseOrchardCore();
    ListenAddresses.Check(app);
    await SiteSetup.RunAsync(app);
    stopping?.PassTo(app.Lifetime);
    await app.RunAsync();
    return 0;
}
catch (Exception e) when (stopping?.IsCauseOf(e) == true)
{
    return 0;
}
catch (Exception e) when (e is StartupException or BackupException)
{
    await StartupMessage.WriteErrorAsync(e.Message);
    return 1;
}
catch (IOException e) when (e.InnerException is AddressInUseException)
{
    await StartupMessage.WriteErrorAsync($"{e.Message} Another program listens there: stop it, or choose another address with --urls.");
    return 1;
}
catch (Exception e) when (e is not (HostAbortedException or OutOfMemoryException))
{
    await StartupMessage.WriteErrorAsync(e);
    return 1;
}

/// <summary>The host, visible to tests.</summary>
public partial class Program;
