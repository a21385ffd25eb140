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
    IContentDefinitionManager definitions, IAuthorizationService authorization, IHttpContextAccessor http, GroupedPages grouped, FarPages far) : IContentsAdminListQueryService
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

        var terms = model.FilterResult?.ToList() ?? [];
        var query = await RowsAsync(model, updater, terms);
        if (rows.MayRepeat || !HasOneRowEach(terms) || changes.HasAny || await TypesSeenAsync(terms) is not { } types)
        {
            return query;
        }

        // Phases that are current today are not those of tomorrow.
        var list = $"{string.Join(',', types)} {string.Join(' ', terms.Where(term => term.TermName != Type).Select(Text))} {await catalogue.GetTodayAsync():O}";
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
    private static bool IsWhole(List<TermNode> terms) => terms.All(term => term.TermName is Type or Sort);

    private static string? Value(List<TermNode> terms, string name)
        => terms.OfType<TermOperationNode>().FirstOrDefault(term => term.TermName == name)?.Operation.ToString();

    private static string Text(TermNode term) => $"{term.TermName}:{(term is TermOperationNode single ? single.Operation.ToString() : term.ToString())}";

    /// <summary>The types that are listed, or null when the count depends on who asks.</summary>
    private async Task<string[]?> TypesSeenAsync(List<TermNode> terms)
    {
        if (http.HttpContext?.User is not { } user
            || terms.Any(term => term.TermName == "stereotype" || Text(term).Contains(nameof(ContentsStatus.Owner), StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        var named = Value(terms, Type);
        var type = string.IsNullOrEmpty(named) ? null : await definitions.GetTypeDefinitionAsync(named);
        var types = type is null ? (await definitions.ListTypeDefinitionsAsync()).Where(definition => definition.IsListable()) : [type];
        var names = types.Select(definition => definition.Name).ToArray();
        foreach (var name in names)
        {
            if (!await authorization.AuthorizeContentTypeAsync(user, CommonPermissions.ViewContent, name))
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
        if (Enum.TryParse<ContentsStatus>(Value(terms, Status), ignoreCase: true, out var status) && status == ContentsStatus.Draft)
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
