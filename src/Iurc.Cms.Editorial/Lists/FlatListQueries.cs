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
/// index, and how many there are is kept in memory until content changes.
/// </summary>
public sealed class FlatListQueries(
    IContentsAdminListQueryService inner, ListRows rows, ISession session, ProgrammeMemory memory, ProgrammeChanges changes, IProgrammeCatalogue catalogue,
    IContentDefinitionManager definitions, IAuthorizationService authorization, IHttpContextAccessor http) : IContentsAdminListQueryService
{
    private const string Type = "type";

    /// <summary>How many lists are remembered: what is typed into the filter box could be anything.</summary>
    private const int MostCounts = 1_000;

    // Orchard's terms, and those of ours that look into an index with one row for each item and value.
    private static readonly HashSet<string> s_oneRowEach =
        new(["status", "sort", Type, "stereotype", "text", "culture", "phase", "region", "when", "year", "missing", "review"], StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc />
    public async Task<IQuery<ContentItem>> QueryAsync(ContentOptionsViewModel model, IUpdateModel updater)
    {
        ArgumentNullException.ThrowIfNull(model);

        var query = await inner.QueryAsync(model, updater);
        var terms = model.FilterResult?.ToList() ?? [];
        if (rows.MayRepeat || !terms.All(term => s_oneRowEach.Contains(term.TermName)))
        {
            return query;
        }

        query = query.NoDuplicates();
        return changes.HasAny || await TypesSeenAsync(terms) is not { } types ? query
            : new CountedQuery(query, cancellation => CountAsync(query, terms, types, cancellation));
    }

    private static string Text(TermNode term) => $"{term.TermName}:{(term is TermOperationNode single ? single.Operation.ToString() : term.ToString())}";

    /// <summary>The types that are listed, or null when the count depends on who asks.</summary>
    private async Task<string[]?> TypesSeenAsync(List<TermNode> terms)
    {
        if (http.HttpContext?.User is not { } user
            || terms.Any(term => term.TermName == "stereotype" || Text(term).Contains(nameof(ContentsStatus.Owner), StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        var named = terms.OfType<TermOperationNode>().FirstOrDefault(term => term.TermName == Type)?.Operation.ToString();
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

    private async Task<int> CountAsync(IQuery<ContentItem> query, List<TermNode> terms, string[] types, CancellationToken cancellation)
    {
        // Phases that are current today are not those of tomorrow.
        var list = $"{string.Join(',', types)} {string.Join(' ', terms.Where(term => term.TermName != Type).Select(Text))} {await catalogue.GetTodayAsync():O}";
        var counts = (await memory.GetAsync()).ListCounts;
        if (!counts.TryGetValue(list, out var count))
        {
            count = terms.All(term => term.TermName is Type or "sort")
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

/// <summary>What a term of the filter box says of the rows it finds, for this request.</summary>
public sealed class ListRows
{
    /// <summary>Whether an item may be found several times.</summary>
    public bool MayRepeat { get; set; }
}
