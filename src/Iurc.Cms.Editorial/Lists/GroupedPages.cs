using System.Globalization;
using System.Linq.Expressions;
using Iurc.Cms.Programme.Services;
using OrchardCore.ContentManagement;
using YesSql;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Editorial.Lists;

/// <summary>
/// Reads a page of all items of one type by phase, region or year: group after group, each from an index that holds its order. As an
/// order, the ranks of the groups are known to no index, and all rows would be sorted for each page.
/// </summary>
public sealed class GroupedPages(ISession session, ProgrammeMemory memory)
{
    /// <summary>The items of a page; null if the list has to be sorted, since items belong to phases or regions that there are no longer.</summary>
    /// <param name="type">The content type.</param>
    /// <param name="order">What the list is sorted by: <c>phase</c>, <c>region</c> or <c>year</c>.</param>
    /// <param name="skipped">How many items come before the page.</param>
    /// <param name="taken">How many items the page has at most.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<IEnumerable<ContentItem>?> ReadAsync(string type, string order, int skipped, int taken, CancellationToken cancellation)
    {
        var known = (await memory.GetAsync()).AdminListGroups;
        if (!known.TryGetValue((type, order), out var groups))
        {
            groups = await CountAsync(type, order, cancellation);
            known[(type, order)] = groups;
        }

        if (groups.Count == 0)
        {
            return null;
        }

        var documents = new List<long>();
        foreach (var (group, count) in groups)
        {
            if (skipped < count && documents.Count < taken)
            {
                documents.AddRange((await Of(type, order, group).OrderBy(row => row.DisplayText).ThenBy(row => row.Id)
                    .Skip(skipped).Take(taken - documents.Count).ListAsync(cancellation)).Select(row => row.DocumentId));
            }

            skipped = Math.Max(0, skipped - count);
        }

        return await session.GetAsync<ContentItem>([.. documents], cancellationToken: cancellation);
    }

    /// <summary>The groups in their order, or none if they do not hold all items.</summary>
    private async Task<IReadOnlyList<(string Group, int Count)>> CountAsync(string type, string order, CancellationToken cancellation)
    {
        var groups = new List<(string Group, int Count)>();
        foreach (var group in order switch
        {
            "phase" => [.. await ProgrammeListOrder.PhasesAsync(session), ""],
            "region" => [.. await ProgrammeListOrder.RegionsAsync(session), ""],
            _ => await YearsAsync(type, cancellation),
        })
        {
            groups.Add((group, await Of(type, order, group).CountAsync(cancellation)));
        }

        return groups.Sum(group => group.Count) == await Of(type).CountAsync(cancellation) ? groups : [];
    }

    private async Task<List<string>> YearsAsync(string type, CancellationToken cancellation)
    {
        var years = new List<string>();
        var before = int.MaxValue;
        while (await Of(type).Where(row => row.Year < before).OrderByDescending(row => row.Year).FirstOrDefaultAsync(cancellation) is { Year: var year })
        {
            years.Add(year.ToString(CultureInfo.InvariantCulture));
            before = year;
        }

        return years;
    }

    private IQueryIndex<ListSortIndex> Of(string type) => session.QueryIndex<ListSortIndex>(row => row.ContentType == type && row.Latest);

    private IQueryIndex<ListSortIndex> Of(string type, string order, string group) => Of(type).Where(InGroup(order, group));

    private static Expression<Func<ListSortIndex, bool>> InGroup(string order, string group)
    {
        if (order == "phase")
        {
            return row => row.PhaseId == group;
        }

        if (order == "region")
        {
            return row => row.RegionId == group;
        }

        var year = int.Parse(group, CultureInfo.InvariantCulture);
        return row => row.Year == year;
    }
}
