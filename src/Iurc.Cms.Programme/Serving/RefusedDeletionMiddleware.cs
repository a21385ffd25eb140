using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Iurc.Cms.Programme.Serving;

/// <summary>Says 409 and why when the API has not deleted something. Orchard 3.0.1 answers as if it had.</summary>
public sealed class RefusedDeletionMiddleware(RequestDelegate next)
{
    /// <summary>Handles one request.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        return HttpMethods.IsDelete(context.Request.Method) && context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: "api/content/{contentItemId}" }
            ? DeleteAsync(context) : next(context);
    }

    private async Task DeleteAsync(HttpContext context)
    {
        var body = context.Response.Body;
        using var answer = new MemoryStream();
        context.Response.Body = answer;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
        }

        if (context.RequestServices.GetRequiredService<Refusals>().Messages is { Count: > 0 } reasons)
        {
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status409Conflict;
            await context.Response.WriteAsJsonAsync(
                new ProblemDetails { Status = StatusCodes.Status409Conflict, Title = "The site needs this item.", Detail = string.Join(' ', reasons) },
                options: null, contentType: "application/problem+json", context.RequestAborted);
            return;
        }

        answer.Position = 0;
        await answer.CopyToAsync(body, context.RequestAborted);
    }
}
