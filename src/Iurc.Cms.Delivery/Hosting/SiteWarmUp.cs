using Iurc.Cms.Delivery.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrchardCore.BackgroundTasks;
using OrchardCore.Environment.Shell;
using OrchardCore.Environment.Shell.Builders;
using OrchardCore.Environment.Shell.Models;
using OrchardCore.Modules;

namespace Iurc.Cms.Delivery.Hosting;

/// <summary>
/// Builds the site and makes some of its pages before the program listens, so that the first reader after a start waits for
/// nobody: what Orchard builds at the first request, and templates that are compiled when they are first used.
/// </summary>
public static partial class SiteWarmUp
{
    private static readonly string[] s_pages = ["/", "/phases", "/regions", "/testimonials", "/search"];

    /// <summary>Makes the pages. A site that fails to is not kept from starting: it may be well when the first reader comes.</summary>
    public static async Task RunAsync(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);

        var shells = app.Services.GetRequiredService<IShellHost>();
        var accessor = app.Services.GetRequiredService<IHttpContextAccessor>();
        using var measurement = StartMeasurements.WarmUp();
        try
        {
            if (shells.TryGetSettings(ShellSettings.DefaultShellName, out var settings) && settings.State == TenantState.Running)
            {
                foreach (var page in s_pages)
                {
                    // Migrations run recipes when the site is built, and those ask for a request.
                    var scope = await shells.GetScopeAsync(settings);
                    accessor.HttpContext = scope.ShellContext.CreateHttpContext();
                    await scope.UsingAsync(inner => GetAsync(inner.ShellContext, accessor, page));
                }
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogFailure(app.Logger, e);
        }
        finally
        {
            accessor.HttpContext = null;
        }
    }

    private static async Task GetAsync(ShellContext shell, IHttpContextAccessor accessor, string path)
    {
        var context = shell.CreateHttpContext();
        context.Request.Method = HttpMethods.Get;
        context.Request.Path = path;
        accessor.HttpContext = context;
        if (!shell.HasPipeline())
        {
            await shell.BuildPipelineAsync();
        }

        await shell.Pipeline.Invoke(context);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The site could not be warmed up.")]
    private static partial void LogFailure(ILogger logger, Exception exception);
}
