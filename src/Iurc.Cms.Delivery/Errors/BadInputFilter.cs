using System.Text.Json;
using Iurc.Cms.Delivery.Telemetry;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Logging;
using OrchardCore.Admin;

namespace Iurc.Cms.Delivery.Errors;

/// <summary>
/// In the admin, what an action cannot do anything with is a bad request: a number that is none, a list that is missing, a name that
/// cannot be. Orchard's actions do not look, and throw. It is logged with the number that the page shows, for it may be a fault of the
/// site all the same; nothing that the action has done is stored.
/// </summary>
public sealed partial class BadInputFilter(ILogger<BadInputFilter> logger) : IExceptionFilter
{
    /// <inheritdoc />
    public void OnException(ExceptionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        if (context.ExceptionHandled || !AdminAttribute.IsApplied(context.HttpContext) || !IsOfInput(context.Exception))
        {
            return;
        }

        LogRefused(context.Exception, context.ActionDescriptor.DisplayName);
        ErrorNumber.ShowOn(context.HttpContext);
        // By this Orchard learns, at the end of the request, that nothing is to be committed.
        context.HttpContext.Features.Set<IExceptionHandlerFeature>(new ExceptionHandlerFeature { Error = context.Exception, Path = context.HttpContext.Request.Path });
        context.Result = new BadRequestResult();
        context.ExceptionHandled = true;
    }

    private static bool IsOfInput(Exception exception)
        => exception is ArgumentException or FormatException or OverflowException or InvalidDataException or JsonException or KeyNotFoundException
            // The framework cannot make the action's parameters of what was sent.
            or InvalidOperationException { Source: "Microsoft.AspNetCore.Mvc.Core" };

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Action} could not do anything with what was sent.")]
    private partial void LogRefused(Exception exception, string? action);
}
