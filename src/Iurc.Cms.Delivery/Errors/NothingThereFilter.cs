using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement.Metadata;

namespace Iurc.Cms.Delivery.Errors;

/// <summary>
/// Answers 404 where there is nothing at an address, and Orchard 3.0.1 would fail: a controller that needs services of a feature that is
/// off, an editor for a type of content that does not exist, no item or sitemap at all, and a part of an item by its place in the item's
/// data, which only an address of its own may name.
/// </summary>
public sealed class NothingThereFilter(IServiceProviderIsService services) : IAsyncResourceFilter
{
    private static readonly ConditionalWeakTable<ControllerActionDescriptor, object> s_canBeMade = [];

    // Actions whose id is a type of content.
    private static readonly HashSet<(string?, string, string)> s_ofTypes =
    [
        ("OrchardCore.Contents", "Admin", "Create"),
        ("OrchardCore.Flows", "Admin", "BuildEditor"),
        ("OrchardCore.Menu", "Admin", "Create"),
        ("OrchardCore.Widgets", "Admin", "BuildEditor"),
    ];

    /// <inheritdoc />
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);

        if (context.ActionDescriptor is ControllerActionDescriptor action && await IsNothingAsync(context, action))
        {
            context.Result = new NotFoundResult();
            return;
        }

        await next();
    }

    private async Task<bool> IsNothingAsync(ResourceExecutingContext context, ControllerActionDescriptor action)
    {
        if (!(bool)s_canBeMade.GetValue(action, CanBeMade))
        {
            return true;
        }

        var request = context.HttpContext.Request;
        var (area, values) = (action.RouteValues.TryGetValue("area", out var name) ? name : null, context.RouteData.Values);
        return (area, action.ControllerName, action.ActionName) switch
        {
            ("OrchardCore.Contents", "Item", "Display") => (!values.ContainsKey("jsonPath") && await IsSentAsync(request, "jsonPath"))
                || string.IsNullOrEmpty(values["contentItemId"]?.ToString() ?? request.Query["contentItemId"].ToString()),
            ("OrchardCore.Sitemaps", "Sitemap", "Index") => !values.ContainsKey("sitemapId"),
            var of when s_ofTypes.Contains(of) => !await IsTypeAsync(context.HttpContext, values["id"]?.ToString() ?? request.Query["id"].ToString()),
            _ => false,
        };
    }

    private static async Task<bool> IsSentAsync(HttpRequest request, string name)
        => request.Query.ContainsKey(name) || (request.HasFormContentType && (await request.ReadFormAsync(request.HttpContext.RequestAborted)).ContainsKey(name));

    private static async Task<bool> IsTypeAsync(HttpContext context, string name)
        => name.Length > 0 && await context.RequestServices.GetRequiredService<IContentDefinitionManager>().GetTypeDefinitionAsync(name) is not null;

    private object CanBeMade(ControllerActionDescriptor action)
        => action.ControllerTypeInfo.GetConstructors().Any(constructor => constructor.GetParameters().All(parameter =>
            parameter.HasDefaultValue || parameter.IsDefined(typeof(FromKeyedServicesAttribute), inherit: true) || services.IsService(parameter.ParameterType)));
}
