using System.Globalization;
using Iurc.Cms.Delivery.Hosting;
using Iurc.Cms.Delivery.PageCache;
using Microsoft.AspNetCore.Connections;

// With LANG=C the culture is invariant and has no name: pages would say lang="".
if (CultureInfo.CurrentCulture.Name.Length == 0)
{
    CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture
        = CultureInfo.GetCultureInfo("en");
}

try
{
    var builder = WebApplication.CreateBuilder(SiteFolders.Prepare(args));
    builder.WebHost.ConfigureKestrel(options => options.AddServerHeader = false);
    builder.Services.AddOrchardCms().AddSetupFeatures("OrchardCore.AutoSetup");
    builder.AddPageCache();
    SiteSetup.Listen(builder);

    await using var app = builder.Build();
    app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = LastResortPage.WriteAsync });
    app.UsePageCache();
    app.UseOrchardCore();
    await SiteSetup.RunAsync(app);
    await app.RunAsync();
    return 0;
}
catch (StartupException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
catch (IOException e) when (e.InnerException is AddressInUseException)
{
    await Console.Error.WriteLineAsync($"{e.Message} Another program listens there: stop it, or choose another address with --urls.");
    return 1;
}

/// <summary>The host, visible to tests.</summary>
public partial class Program;
