using System.Text.Json.Nodes;
using Iurc.Cms.Programme.Security;
using Microsoft.AspNetCore.Http;
using OrchardCore.Contents.Services;
using YesSql.Filters.Abstractions.Nodes;

namespace Iurc.Cms.Editorial.Lists;

/// <summary>What a request asks of an admin list, besides the terms of the filter box, and those terms in a form in which no two are alike.</summary>
internal static class ListRequest
{
    // What Orchard's list takes from the address or the form itself. Further filters of Orchard's read values of their own: the
    // languages "Localization.…", the lists "ListPart.…", each taxonomy "Taxonomy…".
    private static readonly HashSet<string> s_known =
        new(["q", "page", "pagenum", "pageSize", "contentTypeId", "stereotype", "returnUrl", "itemIds", "__RequestVerificationToken"], StringComparer.OrdinalIgnoreCase);

    private static readonly string[] s_knownGroups = ["Options.", "submit."];

    private static readonly HashSet<string> s_knownFilters = new(
        [
            "OrchardCore.ContentLocalization.Services.LocalizationPartContentsAdminListFilter",
            "OrchardCore.Lists.Services.ListPartContentsAdminListFilter",
            "OrchardCore.Taxonomies.Services.TaxonomyContentsAdminListFilter",
            // Narrows the lists of those for whom nothing is counted.
            typeof(DraftsOutOfLists).FullName!,
        ],
        StringComparer.Ordinal);

    /// <summary>Whether a filter may narrow the list by more than the terms say: by a value that a filter of Orchard's reads, or one that is not known here.</summary>
    public static bool AsksMore(HttpRequest request, IEnumerable<IContentsAdminListFilter> filters)
        => request.Query.Keys.Concat(request.HasFormContentType ? request.Form.Keys : []).Any(key => !IsKnown(key))
            || filters.Any(filter => !s_knownFilters.Contains(filter.GetType().FullName!));

    /// <summary>What a list is known by: equal for the same types, terms and day, and for nothing else.</summary>
    public static string KeyOf(IEnumerable<string> types, IEnumerable<TermNode> terms, DateOnly today)
        => new JsonArray(ArrayOf(types.Select(type => JsonValue.Create(type))), ArrayOf(terms.Select(Of)), today.ToString("O", System.Globalization.CultureInfo.InvariantCulture)).ToJsonString();

    private static bool IsKnown(string key) => s_known.Contains(key) || s_knownGroups.Any(group => key.StartsWith(group, StringComparison.OrdinalIgnoreCase));

    private static JsonNode Of(TermNode term) => term switch
    {
        TermOperationNode single => new JsonArray(single.TermName.ToLowerInvariant(), Of(single.Operation)),
        CompoundTermNode several => ArrayOf(several.Children.Select(Of)),
        _ => term.ToNormalizedString(),
    };

    private static JsonNode Of(OperatorNode operation) => operation switch
    {
        UnaryNode value => new JsonArray(value.Value, value.Quotes.ToString(), value.UseMatch),
        NotUnaryNode not => new JsonArray("not", Of(not.Operation)),
        GroupNode group => new JsonArray("group", Of(group.Operation)),
        OrNode or => new JsonArray("or", Of(or.Left), Of(or.Right)),
        NotNode andNot => new JsonArray("and not", Of(andNot.Left), Of(andNot.Right)),
        AndNode and => new JsonArray("and", Of(and.Left), Of(and.Right)),
        _ => operation.ToNormalizedString(),
    };

    private static JsonArray ArrayOf(IEnumerable<JsonNode?> nodes) => new([.. nodes]);
}
