using Microsoft.AspNetCore.Http;

namespace Iurc.Cms.Delivery.Hosting;

/// <summary>Refuses a request whose header <c>Host</c> names no host, before anything reads it. Nothing is logged: whoever sends one is no reader.</summary>
public sealed class HostNameMiddleware(RequestDelegate next)
{
    private const string Health = "/health";
    private volatile string _lastValid = "";

    /// <summary>Handles one request.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        // Nearly every request names the same host as the one before.
        var host = context.Request.Headers.Host.ToString();
        if (host.Length > 0 && host == _lastValid)
        {
            return next(context);
        }

        // A load balancer of HTTP/1.0 may ask how the site is without naming it. A page would name nobody in its links.
        if (HostName.IsValid(host) && (host.Length > 0 || context.Request.Path.StartsWithSegments(Health)))
        {
            _lastValid = host;
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.Response.ContentType = "text/plain";
        return context.Response.WriteAsync("The name of the host is not valid. Look at the address and try again.\n", context.RequestAborted);
    }
}
