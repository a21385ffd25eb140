using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Iurc.Cms.Tests.Infrastructure;

/// <summary>The routes that the running site has, as addresses to try.</summary>
internal static class SiteRoutes
{
    /// <summary>All endpoints with an address of their own; those that look for content at every address have none.</summary>
    public static async Task<IReadOnlyList<RouteEndpoint>> OfAsync(Tenant tenant)
    {
        // They are there from the first request on.
        using var reader = tenant.Anonymous();
        await reader.GetAsync("/about");
        return await tenant.UsingAsync(services => Task.FromResult<IReadOnlyList<RouteEndpoint>>(
            [.. services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetMetadata<IDynamicEndpointMetadata>() is null)]));
    }

    /// <summary>Whether the endpoint answers a verb.</summary>
    public static bool Answers(this RouteEndpoint endpoint, string verb) => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(verb) != false;

    /// <summary>The action that answers; null where it is no controller's.</summary>
    public static ControllerActionDescriptor? Action(this RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<ControllerActionDescriptor>();

    /// <summary>An address of the endpoint.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="value">What stands for each part that varies.</param>
    /// <param name="withOptional">Whether the parts stand there that may be left out.</param>
    public static string AddressWith(this RouteEndpoint endpoint, string value, bool withOptional = true)
        => "/" + string.Join('/', endpoint.RoutePattern.PathSegments
            .Where(segment => withOptional || segment.Parts is not [RoutePatternParameterPart { IsOptional: true } or RoutePatternParameterPart { IsCatchAll: true }])
            .Select(segment => string.Concat(segment.Parts.Select(part => part switch
            {
                RoutePatternLiteralPart literal => literal.Content,
                RoutePatternSeparatorPart separator => separator.Content,
                RoutePatternParameterPart parameter => endpoint.RoutePattern.RequiredValues.TryGetValue(parameter.Name, out var fixedValue) && fixedValue is not null ? fixedValue.ToString() : value,
                _ => "",
            }))));
}
