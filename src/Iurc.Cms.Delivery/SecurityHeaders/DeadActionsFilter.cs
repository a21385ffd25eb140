using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.DependencyInjection;

namespace Iurc.Cms.Delivery.SecurityHeaders;

/// <summary>
/// Says that there is nothing where an action can only fail. Orchard 3.0.1 has routes to the controller that confirms addresses whether or
/// not there is mail, and to helpers of the media library that are public by mistake: anybody could fill the log with errors.
/// </summary>
public sealed class DeadActionsFilter : IResourceFilter
{
    private readonly ConcurrentDictionary<string, bool> _isDead = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        if (context.ActionDescriptor is ControllerActionDescriptor action
            && _isDead.GetOrAdd(action.Id, (_, services) => IsDead(action, services), context.HttpContext.RequestServices))
        {
            context.Result = new NotFoundResult();
        }
    }

    /// <inheritdoc />
    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }

    private static bool IsDead(ControllerActionDescriptor action, IServiceProvider services)
        => action.Parameters.Any(parameter => CannotBeSent(parameter.ParameterType) && parameter.BindingInfo?.BindingSource != BindingSource.Services)
            || (services.GetService<IServiceProviderIsService>() is { } known && action.ControllerTypeInfo.GetConstructors() is [var only]
                && only.GetParameters().Any(parameter => !parameter.HasDefaultValue && !known.IsService(parameter.ParameterType)));

    private static bool CannotBeSent(Type type) => type is { IsInterface: true, IsGenericType: false } && type != typeof(IFormFile) && type != typeof(IFormFileCollection);
}
