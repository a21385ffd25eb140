using System.Globalization;
using System.Linq.Expressions;
using System.Text;
using Iurc.Cms.Programme.Indexes;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Records;
using OrchardCore.Contents.Services;
using OrchardCore.Contents.ViewModels;
using YesSql;
using YesSql.Filters.Query;
using YesSql.Filters.Query.Services;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Editorial.Lists;

/// <summary>
/// Sorts the admin's lists by the programme's own fields, in Orchard's syntax: <c>sort:phase</c>, <c>sort:region</c>, <c>sort:year</c>
/// (the newest first), <c>sort:name</c>. The term replaces Orchard's own, which knows a closed set of words; those work as before.
/// </summary>
public sealed class ProgrammeListOrder : IContentsAdminListFilterProvider
{
    /// <summary>How many phases or regions are told apart; what belongs to others comes last.</summary>
    private const int MostRanks = 500;

    private static readonly string[] s_own = ["phase", "region", "year", "name"];

    /// <inheritdoc />
    public void Build(QueryEngineBuilder<ContentItem> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        builder.WithNamedTerm("sort", term => term
            .OneCondition(async (value, query, context) => Own(value) switch
            {
                "phase" => await ByPhaseAsync(query, Session(context)),
                "region" => await ByRegionAsync(query, Session(context)),
                "year" => ByName(query.With<ListSortIndex>().OrderByDescending(index => index.Year)),
                _ => ByColumn(ColumnOf(value)!.Value, query),
            })
            .MapTo<ContentOptionsViewModel>((value, model) =>
            {
                if (Enum.TryParse<ContentsOrder>(value, ignoreCase: true, out var order))
                {
                    model.OrderBy = order;
                }
            })
            // A choice in Orchard's list of orders replaces a word of ours; as long as nothing is chosen, ours stays.
            .MapFrom<ContentOptionsViewModel>(model => model.OrderBy != ContentsOrder.Modified
                ? (true, model.OrderBy.ToString())
                : OwnIn(model.SearchText) is { } own ? (true, own) : (false, ""))
            .AlwaysRun());
    }

    /// <summary>The word of ours that <paramref name="value"/> is, if it is one.</summary>
    internal static string? Own(string? value) => s_own.FirstOrDefault(word => string.Equals(word, value?.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>The order of Orchard's that <paramref name="word"/> stands for, or its usual one; null if it is one that Orchard does not have.</summary>
    internal static ContentsOrder? ColumnOf(string? word) => Own(word) switch
    {
        null => Enum.TryParse<ContentsOrder>(word, ignoreCase: true, out var order) ? order : ContentsOrder.Modified,
        "name" => ContentsOrder.Title,
        _ => null,
    };

    /// <summary>The list that <paramref name="word"/> sorts, its last row first; null if there is no index to read that from.</summary>
    internal static IQuery<ContentItem>? FromTheEnd(IQuery<ContentItem> query, string? word)
        => ColumnOf(word) is { } order ? ByColumn(order, query, fromTheEnd: true) : null;

    /// <summary>The ids of the phases in their order.</summary>
    internal static async Task<IEnumerable<string>> PhasesAsync(ISession session)
        => (await session.QueryIndex<PhaseIndex>(index => index.Latest).OrderBy(index => index.Number).ListAsync()).Select(index => index.ContentItemId);

    /// <summary>The ids of the regions in their order.</summary>
    internal static async Task<IEnumerable<string>> RegionsAsync(ISession session)
        => (await session.Query<ContentItem, RegionIndex>(index => index.Latest).ListAsync())
            .OrderBy(item => item.DisplayText, StringComparer.CurrentCultureIgnoreCase).Select(item => item.ContentItemId);

    private static string? OwnIn(string? search)
        => s_own.FirstOrDefault(word => (search ?? "").Split(' ').Contains("sort:" + word, StringComparer.OrdinalIgnoreCase));

    private static IQuery<ContentItem> ByRank(IQuery<ContentItem> query, ISession session, string column, IEnumerable<string> ids)
    {
        var ranks = new StringBuilder("CASE ").Append(session.Store.Configuration.SqlDialect.QuoteForColumnName(column));
        // The ids are made by Orchard. Whatever else found its way into the database is no part of a statement.
        foreach (var (rank, id) in ids.Where(id => id.Length > 0 && id.All(char.IsAsciiLetterOrDigit)).Take(MostRanks).Index())
        {
            ranks.Append(CultureInfo.InvariantCulture, $" WHEN '{id}' THEN {rank}");
        }

        return ByName(query.With<ListSortIndex>().OrderBy(ranks.Append(CultureInfo.InvariantCulture, $" WHEN '' THEN {MostRanks + 1} ELSE {MostRanks} END").ToString()));
    }

    private static IQuery<ContentItem> ByName(IQuery<ContentItem> query)
        => query.With<ContentItemIndex>().ThenBy(index => index.DisplayText).ThenBy(index => index.Id);

    private static IQuery<ContentItem> ByColumn(ContentsOrder order, IQuery<ContentItem> query, bool fromTheEnd = false)
    {
        Expression<Func<ContentItemIndex, object?>> column = order switch
        {
            ContentsOrder.Created => row => row.CreatedUtc,
            ContentsOrder.Published => row => row.PublishedUtc,
            ContentsOrder.Title => row => row.DisplayText,
            _ => row => row.ModifiedUtc,
        };
        var index = query.With<ContentItemIndex>();
        // Names from A to Z, times from now to then.
        return (order == ContentsOrder.Title) == fromTheEnd ? index.OrderByDescending(column).ThenByDescending(row => row.Id)
            : index.OrderBy(column).ThenBy(row => row.Id);
    }

    private static ISession Session(QueryExecutionContext<ContentItem> context) => ((ContentQueryContext)context).ServiceProvider.GetRequiredService<ISession>();

    private static async Task<IQuery<ContentItem>> ByPhaseAsync(IQuery<ContentItem> query, ISession session)
        => ByRank(query, session, nameof(ListSortIndex.PhaseId), await PhasesAsync(session));

    private static async Task<IQuery<ContentItem>> ByRegionAsync(IQuery<ContentItem> query, ISession session)
        => ByRank(query, session, nameof(ListSortIndex.RegionId), await RegionsAsync(session));
}
