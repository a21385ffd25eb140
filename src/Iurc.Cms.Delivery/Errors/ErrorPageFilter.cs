using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Iurc.Cms.Delivery.Errors;

/// <summary>
/// The page of an error is shown when there is one. Whoever asks for it by its own address, whatever its number and by whatever route,
/// asks for a page that is not there: Orchard would answer 200.
/// </summary>
public sealed class ErrorPageFilter : IResourceFilter
{
    /// <inheritdoc />
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var action = context.ActionDescriptor.RouteValues;
        if (action.TryGetValue("area", out var area) && area == "OrchardCore.Diagnostics"
            && context.HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null && context.HttpContext.Features.Get<IExceptionHandlerFeature>() is null)
        {
            context.Result = new NotFoundResult();
        }
    }

    /// <inheritdoc />
    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
