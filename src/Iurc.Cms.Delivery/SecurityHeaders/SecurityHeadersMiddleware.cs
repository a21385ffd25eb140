using Microsoft.AspNetCore.Http;

namespace Iurc.Cms.Delivery.SecurityHeaders;

/// <summary>
/// Sets the headers on every answer when it starts: on pages from the page cache, which run none of a site's own steps, and on
/// errors, before which ASP.NET Core clears all headers that were set earlier.
/// </summary>
public sealed class SecurityHeadersMiddleware
{
    private readonly RequestDelegate _next;
    private readonly SecurityHeaderValues _values;

    // Made once, not for each answer.
    private readonly Func<object, Task> _setHeaders;

    /// <summary>Goes round the steps that follow.</summary>
    public SecurityHeadersMiddleware(RequestDelegate next, SecurityHeaderValues values)
    {
        _next = next;
        _values = values;
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
        var policy = ContentPolicy.Of(context);
        _values.SetOn(context.Response.Headers, policy, context.Request.IsHttps, policy.IsForAnySite || IsPublicPicture(context.Response));
        return Task.CompletedTask;
    }

    // Those of the theme and the modules: their step lets nobody else have a say.
    private static bool IsPublicPicture(HttpResponse response)
        => response.ContentType?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) == true
            && response.Headers.CacheControl.ToString().Contains("public", StringComparison.OrdinalIgnoreCase);
}
