using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.Options;
using OrchardCore.ContentManagement.Routing;
using OrchardCore.Routing;

namespace Iurc.Cms.Programme.Addresses;

/// <summary>
/// Makes links to items by one endpoint for all of them. Orchard makes an endpoint for each address that anybody has linked to, and both
/// it and the framework keep it until the site ends: two kilobytes for every page that a search engine reads.
/// </summary>
public sealed class AddressLinks(IAutorouteEntries entries, IOptions<AutorouteOptions> options) : IShellRouteValuesAddressScheme
{
    private const string Address = "iurcAddress";

    private readonly AutorouteOptions _options = options.Value;

    private readonly Endpoint[] _endpoint =
    [
        new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse($"{{**{Address}}}", new RouteValueDictionary(options.Value.GlobalRouteValues), null), 0, null, null),
    ];

    /// <inheritdoc />
    public IEnumerable<Endpoint> FindEndpoints(RouteValuesAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);

        if (address.AmbientValues is null || address.ExplicitValues is not { } values)
        {
            return [];
        }

        var id = values[_options.ContainedContentItemIdKey]?.ToString();
        if (string.IsNullOrEmpty(id))
        {
            id = values[_options.ContentItemIdKey]?.ToString();
        }

        if (string.IsNullOrEmpty(id) || !_options.GlobalRouteValues.All(wanted => IsSame(values[wanted.Key], wanted.Value)))
        {
            return [];
        }

        // The framework asks for endpoints without waiting. Nearly always the answer is in memory: whoever makes a link has asked for
        // the item's metadata before, and so has AutorouteContentHandler.
        var (found, entry) = entries.TryGetEntryByContentItemIdAsync(id).GetAwaiter().GetResult();
        if (!found)
        {
            return [];
        }

        // What is in the address need not be in the query, where the framework puts all other values.
        values.Remove(_options.ContainedContentItemIdKey);
        values.Remove(_options.ContentItemIdKey);
        values[Address] = entry.Path.TrimStart('/');
        return _endpoint;
    }

    private static bool IsSame(object? one, object? other) => string.Equals(one?.ToString(), other?.ToString(), StringComparison.OrdinalIgnoreCase);
}
