using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrchardCore.Environment.Shell;
using OrchardCore.Environment.Shell.Models;
using OrchardCore.Modules;
using YesSql;

namespace Iurc.Cms.Delivery.Health;

/// <summary>
/// Answers whoever watches over the program: <c>/health/live</c> is 200 as long as it answers at all, and restarting it would
/// mend nothing else; <c>/health/ready</c> is 503 while it should get no readers. Neither tells a stranger more than that; the
/// log does.
/// </summary>
/// <remarks>Part of the host, because a site that cannot be built cannot say so.</remarks>
public sealed partial class HealthMiddleware(RequestDelegate next, IShellHost shells, IHostApplicationLifetime lifetime, ILogger<HealthMiddleware> logger)
{
    private static readonly PathString s_live = "/health/live";
    private static readonly PathString s_ready = "/health/ready";

    /// <summary>Handles one request.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var isLive = context.Request.Path == s_live;
        if (!isLive && context.Request.Path != s_ready)
        {
            return next(context);
        }

        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = "GET, HEAD";
            return Task.CompletedTask;
        }

        return isLive ? AnswerAsync(context, HealthStatus.Healthy) : AnswerReadyAsync(context);
    }

    private async Task AnswerReadyAsync(HttpContext context) => await AnswerAsync(context, await CheckAsync(context.RequestAborted));

    private static Task AnswerAsync(HttpContext context, HealthStatus status)
    {
        context.Response.StatusCode = status == HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        context.Response.ContentType = "text/plain";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(status.ToString(), context.RequestAborted);
    }

    private async Task<HealthStatus> CheckAsync(CancellationToken cancellationToken)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return HealthStatus.Unhealthy;
        }

        try
        {
            await shells.InitializeAsync();
            if (!shells.TryGetSettings(ShellSettings.DefaultShellName, out var settings) || settings.State != TenantState.Running)
            {
                return HealthStatus.Unhealthy;
            }

            // As for a request: what keeps the site from being built, such as a Redis that is away at the start, keeps every page from being made.
            await (await shells.GetScopeAsync(settings)).UsingAsync(scope => scope.ShellContext.HasPipeline() ? Task.CompletedTask : scope.ShellContext.BuildPipelineAsync());

            // Every check counts that a feature of the site has registered. Where the database has none of the site's features there is none.
            var status = HealthStatus.Unhealthy;
            await (await shells.GetScopeAsync(settings)).UsingServiceScopeAsync(async scope =>
            {
                if (scope.ServiceProvider.GetService<HealthCheckService>() is { } checks)
                {
                    status = (await checks.CheckHealthAsync(cancellationToken)).Status;
                }
                else if (scope.ServiceProvider.GetService<IStore>() is { } store)
                {
                    status = (await new StoreCheck(store).CheckAsync(HealthStatus.Unhealthy, cancellationToken)).Status;
                }
            });
            return status;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogNotReady(e);
            return HealthStatus.Unhealthy;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The site is not ready: it could not be asked.")]
    private partial void LogNotReady(Exception exception);
}
