using Iurc.Cms.Delivery.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Iurc.Cms.Delivery.ScaleOut;

/// <summary>
/// Says so when a change is not stored. Without Redis the other nodes cannot be told of a change, so Orchard drops it; but it does that
/// inside a content handler, whose exception is logged and swallowed, and what the editor would read is "published".
/// </summary>
public sealed class DroppedChangeMiddleware(RequestDelegate next)
{
    /// <summary>Answers 503 instead of what the request thought that it had done.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        await next(context);

        var isReading = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if (isReading || !context.RequestServices.GetRequiredService<DroppedChanges>().Any)
        {
            return;
        }

        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }

        context.Response.Clear();
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        await LastResortPage.WriteAsync(context);
    }
}
