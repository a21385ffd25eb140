using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Iurc.Cms.Delivery.Telemetry;

/// <summary>
/// Gives each request that the page cache has not answered a trace, and puts its number and its path on every line that is logged
/// for it. ASP.NET Core would do so for kept pages too, of which there is nothing to log, and that costs a twentieth of one: the
/// settings switch it off by the log level of <c>Microsoft.AspNetCore.Hosting.Diagnostics</c>.
/// </summary>
public sealed class RequestNumberMiddleware(RequestDelegate next, ILogger<RequestNumberMiddleware> logger)
{
    /// <summary>Handles one request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        // Where somebody listens to traces, there is one already.
        using var activity = Activity.Current is null ? Start(context.Request) : null;
        using var scope = logger.BeginScope("RequestId:{RequestId} RequestPath:{RequestPath}", context.TraceIdentifier, context.Request.Path.Value);
        await next(context);
    }

    /// <summary>A proxy may have given the request a trace: https://www.w3.org/TR/trace-context/.</summary>
    internal static Activity Start(HttpRequest request)
    {
        var activity = new Activity("request");
        if (ActivityContext.TryParse(request.Headers.TraceParent, request.Headers.TraceState, out var parent))
        {
            activity.SetParentId(parent.TraceId, parent.SpanId, parent.TraceFlags);
        }

        return activity.Start();
    }
}
