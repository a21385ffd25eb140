using System.Collections.Frozen;
using Iurc.Programme.Addresses;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;

namespace Iurc.Cms.Programme.Addresses;

/// <summary>
/// Asks the site's own endpoints, whatever verb they answer and whoever may use them. The table is made once for each state of the
/// routes, which lasts as long as the shell.
/// </summary>
public sealed class EndpointAddresses(EndpointDataSource endpoints) : IOwnAddressSource
{
    private volatile Table? _table;

    /// <inheritdoc />
    public ValueTask<string?> PurposeOfAsync(string address) => ValueTask.FromResult(Current().PurposeOf(address));

    /// <inheritdoc />
    public bool MayKnowBelow(string first) => Current().HasBelow(first);

    /// <inheritdoc />
    public ValueTask<IEnumerable<string>> ExamplesAsync() => ValueTask.FromResult(Current().Examples);

    private Table Current()
    {
        // The framework gives the same list until a route is added.
        var current = endpoints.Endpoints;
        return _table is { } table && ReferenceEquals(table.Endpoints, current) ? table : _table = new Table(current);
    }

    private sealed class Table
    {
        private readonly FrozenDictionary<string, Route[]> _byFirst;
        private readonly Route[] _others;

        public Table(IReadOnlyList<Endpoint> endpoints)
        {
            Endpoints = endpoints;
            var all = endpoints.OfType<RouteEndpoint>().Where(IsOwn).Select(Route.Of).ToList();
            var routes = all.ToLookup(route => route.First, StringComparer.Ordinal);
            Examples = all.Where(route => route.HasWord).SelectMany(route => route.Examples);
            _byFirst = routes.Where(group => group.Key is not null).ToFrozenDictionary(group => group.Key!, group => group.ToArray(), StringComparer.Ordinal);
            // What begins with a variable and has no word of its own answers whatever is left: nothing is its own.
            _others = [.. routes[null].Where(route => route.HasWord)];
        }

        public IReadOnlyList<Endpoint> Endpoints { get; }

        public IEnumerable<string> Examples { get; }

        public string? PurposeOf(string address)
        {
            var slash = address.IndexOf('/', StringComparison.Ordinal);
            var routes = _byFirst.GetValueOrDefault(slash < 0 ? address : address[..slash], []);
            PathString path = "/" + address;
            return (Array.Find(routes, route => route.Answers(path)) ?? Array.Find(_others, route => route.Answers(path)))?.Purpose;
        }

        public bool HasBelow(string first) => _byFirst.ContainsKey(first) || _others.Length > 0;

        // Dynamic endpoints look for content, or for a sitemap, at every address.
        private static bool IsOwn(RouteEndpoint endpoint)
            => endpoint.Metadata.GetMetadata<IDynamicEndpointMetadata>() is not { IsDynamic: true }
                && endpoint.Metadata.GetMetadata<ISuppressMatchingMetadata>() is not { SuppressMatching: true };
    }

    private sealed class Route
    {
        private static readonly string[] s_examples = ["1", "a"];
        private readonly TemplateMatcher _matcher;
        private readonly RoutePattern _pattern;

        private Route(RoutePattern pattern, string purpose)
        {
            (_pattern, _matcher) = (pattern, new TemplateMatcher(new RouteTemplate(pattern), []));
            First = pattern.PathSegments is [{ IsSimple: true, Parts: [RoutePatternLiteralPart literal] }, ..] ? CanonicalAddress.Of(literal.Content)
                : pattern.PathSegments.Count == 0 ? "" : null;
            HasWord = pattern.PathSegments.Any(segment => segment.Parts.Any(part => part.IsLiteral));
            Purpose = purpose;
        }

        /// <summary>The first part of every address that the route answers; null when that varies.</summary>
        public string? First { get; }

        /// <summary>Whether any part of its addresses does not vary.</summary>
        public bool HasWord { get; }

        /// <summary>The module that answers, or the route.</summary>
        public string Purpose { get; }

        /// <summary>Addresses that the route answers: without what may be left out, and with a number or a word wherever they vary.</summary>
        public IEnumerable<string> Examples =>
        [
            string.Join('/', _pattern.PathSegments.Where(segment => segment.Parts.Any(part => part is not RoutePatternParameterPart { IsOptional: true } and not RoutePatternParameterPart { Default: not null }))
                .Select(segment => Filled(segment, "1"))),
            .. s_examples.Select(word => string.Join('/', _pattern.PathSegments.Select(segment => Filled(segment, word)))),
        ];

        // Constraints are not asked: an address that looks like one of the site's is not a good one for a page.
        public bool Answers(PathString path) => _matcher.TryMatch(path, []);

        public static Route Of(RouteEndpoint endpoint)
        {
            var pattern = endpoint.RoutePattern;
            var area = endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()?.RouteValues.TryGetValue("area", out var name) == true ? name : null;
            return new Route(
                RoutePatternFactory.Pattern(pattern.PathSegments.Select(segment => Fixed(segment, pattern.RequiredValues))),
                string.IsNullOrEmpty(area) ? "/" + pattern.RawText?.Trim('/') : area);
        }

        private static string Filled(RoutePatternPathSegment segment, string word) => string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            _ => word,
        }));

        // In a route by convention, {controller} stands for the one controller that the endpoint has.
        private static RoutePatternPathSegment Fixed(RoutePatternPathSegment segment, IReadOnlyDictionary<string, object?> required)
            => segment.Parts is [RoutePatternParameterPart parameter] && required.TryGetValue(parameter.Name, out var value) && value?.ToString() is { Length: > 0 } word
                ? RoutePatternFactory.Segment(RoutePatternFactory.LiteralPart(word)) : segment;
    }
}
