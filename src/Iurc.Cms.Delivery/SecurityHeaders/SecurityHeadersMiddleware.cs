using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Iurc.Cms.Delivery.SecurityHeaders;

/// <summary>
/// Sets the headers on every answer when it starts: on pages from the page cache, which run none of a site's own steps, and on
/// errors, before which ASP.NET Core clears all headers that were set earlier.
/// </summary>
public sealed class SecurityHeadersMiddleware
{
    // What a site could ask a reader for. A name that a browser does not know is a warning on its console, and each costs bytes.
    private const string PermissionsPolicy = "camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), usb=()";

    // One year. Other sites may live below ours without HTTPS: they are not ours to decide on.
    private const string StrictTransportSecurity = "max-age=31536000";

    private readonly RequestDelegate _next;
    private readonly bool _isDevelopment;

    // Made once, not for each answer.
    private readonly Func<object, Task> _setHeaders;

    /// <summary>Goes round the steps that follow.</summary>
    public SecurityHeadersMiddleware(RequestDelegate next, IHostEnvironment environment)
    {
        _next = next;
        _isDevelopment = environment.IsDevelopment();
        _setHeaders = SetHeadersAsync;
    }

    /// <summary>Handles one request.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        context.Response.OnStarting(_setHeaders, context);
        return _next(context);
    }

    private Task SetHeadersAsync(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy.Of(context).Value;
        headers.XContentTypeOptions = "nosniff";
        // For browsers that do not know frame-ancestors.
        headers.XFrameOptions = "SAMEORIGIN";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = PermissionsPolicy;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (context.Request.IsHttps && !_isDevelopment)
        {
            headers.StrictTransportSecurity = StrictTransportSecurity;
        }

        return Task.CompletedTask;
    }
}
