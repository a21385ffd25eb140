using System.Runtime.ExceptionServices;
using Iurc.Cms.Programme.Changes;
using Iurc.Cms.Programme.Services;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Environment.Shell.Scope;

namespace Iurc.Cms.Delivery.ScaleOut;

/// <summary>
/// Says so when a change is not stored, or an outage keeps a request from being answered. Without Redis the other nodes cannot be told of a
/// change, so Orchard drops it; but it does that inside a content handler, whose exception is logged and swallowed, and what the editor
/// would read is "published".
/// </summary>
public sealed class DroppedChangeMiddleware(RequestDelegate next)
{
    /// <summary>Lets the request fail that thinks it has changed something, and that which an outage has ended.</summary>
    /// <remarks>Only when its scope ends: inside, the site's own error page would take it for a fault of the program.</remarks>
    public async Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        // Once for the whole scope, and before anything waits for it.
        if (context.RequestServices.GetService<ProgrammeMemory>() is { } memory)
        {
            await memory.GetAsync();
        }

        try
        {
            await next(context);
        }
        catch (Exception e) when (Outage.StatusOf(e) == StatusCodes.Status503ServiceUnavailable && !context.Response.HasStarted && ShellScope.Current is not null)
        {
            // As Orchard does with an exception that leaves its scope: nothing of this request is stored.
            await ShellScope.Current.HandleExceptionAsync(e);
            context.Response.Clear();
            Fail(e);
            return;
        }

        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method)
            && context.RequestServices.GetRequiredService<DroppedChanges>().Any)
        {
            Fail(new ChangeNotStoredException());
        }
    }

    private static void Fail(Exception reason)
    {
        var exception = ExceptionDispatchInfo.Capture(reason);
        ShellScope.RegisterBeforeDispose(_ =>
        {
            exception.Throw();
            return Task.CompletedTask;
        }, last: true);
    }
}
