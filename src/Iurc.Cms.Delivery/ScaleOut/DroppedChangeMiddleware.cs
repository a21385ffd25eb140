using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Environment.Shell.Scope;

namespace Iurc.Cms.Delivery.ScaleOut;

/// <summary>
/// Says so when a change is not stored. Without Redis the other nodes cannot be told of a change, so Orchard drops it; but it does that
/// inside a content handler, whose exception is logged and swallowed, and what the editor would read is "published".
/// </summary>
public sealed class DroppedChangeMiddleware(RequestDelegate next)
{
    /// <summary>Lets the request fail that thinks it has changed something.</summary>
    /// <remarks>Only when its scope ends: inside, the site's own error page would take it for a fault of the program.</remarks>
    public async Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        await next(context);

        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method)
            && context.RequestServices.GetRequiredService<DroppedChanges>().Any)
        {
            ShellScope.RegisterBeforeDispose(_ => throw new ChangeNotStoredException(), last: true);
        }
    }
}
