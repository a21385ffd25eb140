using System.Reflection;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.ActionConstraints;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Routing;

namespace Iurc.Cms.Tests.Endpoints;

/// <summary>One way into the running site: an action or another endpoint, by one of its routes and one verb.</summary>
/// <param name="Name">Area, controller and method; of what is no action, how it calls itself.</param>
/// <param name="Verb">GET or another. Where the endpoint takes any, it is there with GET and with POST.</param>
/// <param name="Pattern">The route.</param>
/// <param name="Parameters">What the action reads from the request, by name, and which part of its model if it has one.</param>
/// <param name="Button">The button that the request must have, or null.</param>
/// <param name="TakesJson">Whether the body is JSON and not a form.</param>
internal sealed record SiteEndpoint(string Name, string Verb, RoutePattern Pattern, IReadOnlyList<string> Parameters, string? Button, bool TakesJson)
{
    /// <summary>What the row of the table begins with.</summary>
    public string Key => $"{Name},{Verb},/{Pattern.RawText?.TrimStart('/')}";

    /// <summary>Area and controller.</summary>
    public string Controller => Name.LastIndexOf('/') is var end and > 0 ? Name[..end] : Name;

    public string Method => Name[(Name.LastIndexOf('/') + 1)..];

    public bool Reads => Verb == "GET";

    public bool Has(string parameter) => Parameters.Contains(parameter, StringComparer.OrdinalIgnoreCase) || Pattern.GetParameter(parameter) is not null;

    /// <summary>All that a site answers with, in the order of their keys. The site must have answered once already.</summary>
    public static Task<IReadOnlyList<SiteEndpoint>> OfAsync(Tenant tenant) => tenant.UsingAsync(services =>
    {
        var routes = services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<ISuppressMatchingMetadata>()?.SuppressMatching != true
                && endpoint.RoutePattern.RawText?.Contains("-for-the-test", StringComparison.Ordinal) != true).ToList();
        // An action for any verb is not asked where another of the same name takes the verb for itself.
        var taken = routes.Select(endpoint => endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()).OfType<ControllerActionDescriptor>()
            .Where(action => action.ActionConstraints?.OfType<HttpMethodActionConstraint>().Any(constraint => constraint.HttpMethods.Contains("POST")) == true
                && action.MethodInfo.GetCustomAttribute<FormValueRequiredAttribute>() is null)
            .Select(Names).ToHashSet();
        var endpoints = routes.SelectMany(endpoint => Of(endpoint, taken)).DistinctBy(endpoint => endpoint.Key).OrderBy(endpoint => endpoint.Key, StringComparer.Ordinal);
        return Task.FromResult<IReadOnlyList<SiteEndpoint>>([.. endpoints]);
    });

    private static IEnumerable<SiteEndpoint> Of(RouteEndpoint endpoint, HashSet<(string?, string?, string?)> taken)
    {
        var action = endpoint.Metadata.GetMetadata<ControllerActionDescriptor>();
        var verbs = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } named ? named
            : action is not null && taken.Contains(Names(action)) ? ["GET"] : ["GET", "POST"];
        var name = action is null ? endpoint.DisplayName ?? "" : $"{action.RouteValues["area"]}/{action.ControllerName}/{action.MethodInfo.Name}";
        var parameters = action?.Parameters.Where(parameter => !IsModel(parameter.ParameterType)).Select(parameter => parameter.Name)
            .Concat(action.Parameters.Where(parameter => IsModel(parameter.ParameterType)).SelectMany(parameter => parameter.ParameterType.GetProperties().Select(property => property.Name)));
        return verbs.Select(verb => new SiteEndpoint(
            name.Replace(',', ';'),
            verb,
            endpoint.RoutePattern,
            [.. parameters ?? []],
            action?.MethodInfo.GetCustomAttribute<FormValueRequiredAttribute>()?.FormKey,
            action is null && endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is not null));
    }

    private static (string? Area, string? Controller, string? Action) Names(ControllerActionDescriptor action)
        => (action.RouteValues["area"], action.ControllerName, action.ActionName);

    private static bool IsModel(Type type) => type.IsClass && type != typeof(string) && !type.IsArray && !type.IsGenericType;
}
