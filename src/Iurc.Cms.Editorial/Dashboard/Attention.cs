using System.Security.Claims;
using Iurc.Cms.Editorial.Lists;
using Iurc.Programme;
using Microsoft.AspNetCore.Authorization;
using OrchardCore.ContentManagement.Metadata;
using OrchardCore.ContentManagement.Metadata.Models;
using OrchardCore.ContentManagement.Records;
using OrchardCore.Modules;
using YesSql;
using YesSql.Services;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Editorial.Dashboard;

/// <summary>Finds what needs a user's attention: two bounded queries for each kind, and one for the titles.</summary>
public sealed class Attention(
    ISession session,
    StockAttention stock,
    IEnumerable<IAttentionSource> sources,
    IContentDefinitionManager definitions,
    IAuthorizationService authorization,
    ListNames names,
    IProgrammeCatalogue catalogue,
    IClock clock)
{
    /// <summary>How many items of one kind are named.</summary>
    public const int MostItems = 5;

    // What is written every week comes first.
    private static readonly string[] s_often = ["Testimonial", "Page", "Region", "Phase"];

    /// <summary>The kinds of which there is anything; null for a user who may edit nothing.</summary>
    public async Task<AttentionViewModel?> FindAsync(ClaimsPrincipal user)
    {
        var scope = await AttentionScope.OfAsync(user, clock.UtcNow, await catalogue.GetTodayAsync(), definitions, authorization);
        if (scope.IsEmpty)
        {
            return null;
        }

        var found = new List<(IAttentionSource Source, int Count, IReadOnlyList<AttentionFinding> Items)>();
        foreach (var source in stock.All().Concat(sources).OrderBy(source => source.Order))
        {
            if (await source.CountAsync(scope) is > 0 and var count)
            {
                found.Add((source, count, await source.ListAsync(scope, MostItems)));
            }
        }

        var ids = found.SelectMany(kind => kind.Items).Select(item => item.ContentItemId).Where(id => id.Length > 0).Distinct(StringComparer.Ordinal).ToArray();
        var titles = (await session.QueryIndex<ContentItemIndex>(row => row.ContentItemId.IsIn(ids) && row.Latest).ListAsync())
            // An item should have one newest version. Where something has gone wrong it has two, and the dashboard is still read.
            .GroupBy(row => row.ContentItemId, StringComparer.Ordinal)
            .ToDictionary(twins => twins.Key, twins => twins.OrderByDescending(row => row.ModifiedUtc).ThenByDescending(row => row.Id).First().DisplayText, StringComparer.Ordinal);
        var cards = new List<AttentionCard>();
        foreach (var (source, count, items) in found)
        {
            cards.Add(new AttentionCard(source.Name, source.Title, count, await source.ListAddressAsync(scope),
                [.. items.Select(item => new AttentionLine(item.ContentItemId, item.Title ?? titles.GetValueOrDefault(item.ContentItemId) ?? "", item.WhenUtc, item.Detail, item.Address))]));
        }

        return new AttentionViewModel { Cards = cards, New = await NewAsync(scope) };
    }

    private async Task<IReadOnlyList<CreatableKind>> NewAsync(AttentionScope scope)
        => [.. (await definitions.ListTypeDefinitionsAsync())
            .Where(type => type.IsCreatable() && (scope.Editable.Contains(type.Name) || scope.Own.Contains(type.Name)))
            .Select(type => new CreatableKind(type.Name, names.OfNew(type.DisplayName)))
            .OrderBy(button => Array.IndexOf(s_often, button.Type) is >= 0 and var place ? place : s_often.Length).ThenBy(button => button.Title, StringComparer.CurrentCultureIgnoreCase)];
}
