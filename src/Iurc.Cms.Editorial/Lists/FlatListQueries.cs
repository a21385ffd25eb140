using Iurc.Cms.Programme.Handlers;
using Iurc.Cms.Programme.Services;
using Iurc.Programme;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Metadata;
using OrchardCore.ContentManagement.Metadata.Models;
using OrchardCore.ContentManagement.Records;
using OrchardCore.Contents;
using OrchardCore.Contents.Services;
using OrchardCore.Contents.ViewModels;
using OrchardCore.DisplayManagement.ModelBinding;
using YesSql;
using YesSql.Filters.Abstractions.Nodes;
using YesSql.Services;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Editorial.Lists;

/// <summary>
/// Makes the queries of the admin's lists take as long with many items as with few. YesSql groups all that is found, for there might
/// be several rows of an index for one item, and counts the groups. Where there is one row for each, the first page is read from an
/// index, a page far down from near by (<see cref="FarPages"/>), and how many there are is kept in memory until content changes.
/// </summary>
public sealed class FlatListQueries(
    IContentsAdminListQueryService inner, ListRows rows, ISession session, ProgrammeMemory memory, ProgrammeChanges changes, IProgrammeCatalogue catalogue,
    IContentDefinitionManager definitions, IAuthorizationService authorization, IHttpContextAccessor http, IEnumerable<IContentsAdminListFilter> filters,
    GroupedPages grouped, FarPages far) : IContentsAdminListQueryService
{
    private const string Type = "type";
    private const string Sort = "sort";
    private const string Status = "status";

    /// <summary>How many lists are counted and remembered: what is typed into the filter box could be anything.</summary>
    private const int MostCounts = 1_000;

    // Orchard's terms, and those of ours that look into an index with one row for each item and value.
    private static readonly HashSet<string> s_oneRowEach =
        new([Status, Sort, Type, "stereotype", "text", "culture", "phase", "region", "when", "year", "missing", "review"], StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc />
    public async Task<IQuery<ContentItem>> QueryAsync(ContentOptionsViewModel model, IUpdateModel updater)
    {
        ArgumentNullException.ThrowIfNull(model);

        if (model.FilterResult is { } read)
        {
            FilterText.Mend(read, http.HttpContext?.Request.Query["q"].ToString());
        }

        if (http.HttpContext is { } context && ListRequest.AsksMore(context.Request, filters))
        {
            return await inner.QueryAsync(model, updater);
        }

        var terms = model.FilterResult?.ToList() ?? [];
        var query = await RowsAsync(model, updater, terms);
        if (rows.MayRepeat || !HasOneRowEach(terms) || changes.HasAny || await TypesSeenAsync(terms) is not { } types)
        {
            return query;
        }

        // Phases that are current today are not those of tomorrow.
        var list = ListRequest.KeyOf(types, terms.Where(term => !Is(term, Type)), await catalogue.GetTodayAsync());
        var sort = Value(terms, Sort);
        Task<IQuery<ContentItem>> NewQueryAsync() => RowsAsync(model, updater, terms);
        Task<int> CountRowsAsync(CancellationToken cancellation) => CountAsync(query, list, terms, types, cancellation);
        var groups = types is [var type] && ProgrammeListOrder.Own(sort) is ("phase" or "region" or "year") and var order
            ? new GroupedList(type, order, list, IsWhole(terms) ? null : NewQueryAsync) : null;
        return new FlatQuery(query, CountRowsAsync, async (skipped, taken, cancellation) =>
            (groups is null ? null : await grouped.ReadAsync(groups, CountRowsAsync, skipped, taken, cancellation))
                ?? await far.ReadAsync(query, NewQueryAsync, list, sort, CountRowsAsync, skipped, taken, cancellation));
    }

    private static bool HasOneRowEach(List<TermNode> terms) => terms.All(term => s_oneRowEach.Contains(term.TermName));

    /// <summary>Whether the list holds all items of its types.</summary>
    private static bool IsWhole(List<TermNode> terms) => terms.All(term => Is(term, Type) || Is(term, Sort));

    private static string? Value(List<TermNode> terms, string name)
        => terms.OfType<TermOperationNode>().FirstOrDefault(term => Is(term, name))?.Operation.ToString();

    private static bool Is(TermNode term, string name) => string.Equals(term.TermName, name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The status that a list is narrowed to. Orchard takes its number, too.</summary>
    private static ContentsStatus? StatusIn(List<TermNode> terms)
        => Enum.TryParse<ContentsStatus>(Value(terms, Status), ignoreCase: true, out var status) ? status : null;

    /// <summary>The types that are listed, or null when the count depends on who asks.</summary>
    private async Task<string[]?> TypesSeenAsync(List<TermNode> terms)
    {
        if (http.HttpContext?.User is not { } user
            || StatusIn(terms) == ContentsStatus.Owner || terms.Exists(term => Is(term, "stereotype")))
        {
            return null;
        }

        var named = Value(terms, Type);
        var type = string.IsNullOrEmpty(named) ? null : await definitions.GetTypeDefinitionAsync(named);
        var types = type is null ? (await definitions.ListTypeDefinitionsAsync()).Where(definition => definition.IsListable()) : [type];
        var names = types.Select(definition => definition.Name).ToArray();
        foreach (var name in names)
        {
            if (!await authorization.AuthorizeContentTypeAsync(user, CommonPermissions.PreviewContent, name))
            {
                return null;
            }
        }

        return names;
    }

    /// <summary>A new query for all rows of the list.</summary>
    private async Task<IQuery<ContentItem>> RowsAsync(ContentOptionsViewModel model, IUpdateModel updater, List<TermNode> terms)
    {
        var query = await inner.QueryAsync(model, updater);
        if (StatusIn(terms) == ContentsStatus.Draft)
        {
            // Orchard asks for what is not published; no database looks up in an index what something is not.
            var published = false;
            query = query.With<ContentItemIndex>(row => row.Published == published);
        }

        return rows.MayRepeat || !HasOneRowEach(terms) ? query : query.NoDuplicates();
    }

    private async Task<int> CountAsync(IQuery<ContentItem> query, string list, List<TermNode> terms, string[] types, CancellationToken cancellation)
    {
        var counts = (await memory.GetAsync()).ListCounts;
        if (!counts.TryGetValue(list, out var count))
        {
            count = IsWhole(terms)
                ? await session.QueryIndex<ContentItemIndex>(index => index.Latest && index.ContentType.IsIn(types)).CountAsync(cancellation)
                : await query.CountAsync(cancellation);
            if (counts.Count < MostCounts)
            {
                counts[list] = count;
            }
        }

        return count;
    }
}
