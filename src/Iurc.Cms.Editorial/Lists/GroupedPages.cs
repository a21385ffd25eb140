using System.Globalization;
using System.Linq.Expressions;
using Iurc.Cms.Programme.Services;
using OrchardCore.ContentManagement;
using YesSql;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Editorial.Lists;

/// <summary>
/// Reads a page of items of one type by phase, region or year: group after group, each from an index that holds its order. As an
/// order, the ranks of the groups are known to no index, and all rows would be sorted for each page.
/// </summary>
public sealed class GroupedPages(ISession session, ProgrammeMemory memory)
{
    /// <summary>How many lists have their groups remembered: what is typed into the filter box could be anything.</summary>
    private const int MostGrouped = 1_000;

    /// <summary>The items of a page; null if the list has to be sorted, since its groups do not hold all of its items.</summary>
    /// <param name="list">Which list.</param>
    /// <param name="countAsync">How many items the list has.</param>
    /// <param name="skipped">How many items come before the page.</param>
    /// <param name="taken">How many items the page has at most.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<IEnumerable<ContentItem>?> ReadAsync(GroupedList list, Func<CancellationToken, Task<int>> countAsync, int skipped, int taken, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(countAsync);

        var known = (await memory.GetAsync()).AdminListGroups;
        if (!known.TryGetValue(list.Key, out var groups))
        {
            groups = await CountAsync(list, countAsync, cancellation);
            if (known.Count < MostGrouped)
            {
                known[list.Key] = groups;
            }
        }

        if (groups.Count == 0)
        {
            return null;
        }

        var items = new List<ContentItem>();
        foreach (var (group, count) in groups)
        {
            if (skipped < count && items.Count < taken)
            {
                items.AddRange(await ReadAsync(list, group, ListWindow.Of(count, skipped, taken - items.Count), cancellation));
            }

            skipped = Math.Max(0, skipped - count);
        }

        return items;
    }

    private async Task<IEnumerable<ContentItem>> ReadAsync(GroupedList list, string group, ListWindow window, CancellationToken cancellation)
    {
        IEnumerable<ContentItem> items;
        if (list.FilteredAsync is null)
        {
            var rows = Of(list.Type, list.Order, group);
            rows = window.IsFromTheEnd ? rows.OrderByDescending(row => row.DisplayText).ThenByDescending(row => row.Id) : rows.OrderBy(row => row.DisplayText).ThenBy(row => row.Id);
            var documents = (await rows.Skip(window.Skipped).Take(window.Taken).ListAsync(cancellation)).Select(row => row.DocumentId);
            items = await session.GetAsync<ContentItem>([.. documents], cancellationToken: cancellation);
        }
        else
        {
            var rows = await FilteredAsync(list, group);
            rows = window.IsFromTheEnd ? rows.OrderByDescending(row => row.DisplayText).ThenByDescending(row => row.Id) : rows.OrderBy(row => row.DisplayText).ThenBy(row => row.Id);
            items = await rows.Skip(window.Skipped).Take(window.Taken).ListAsync(cancellation);
        }

        return window.IsFromTheEnd ? items.Reverse() : items;
    }

    /// <summary>The groups in their order, or none if they do not hold all items.</summary>
    private async Task<IReadOnlyList<(string Group, int Count)>> CountAsync(GroupedList list, Func<CancellationToken, Task<int>> countAsync, CancellationToken cancellation)
    {
        var groups = new List<(string Group, int Count)>();
        foreach (var group in list.Order switch
        {
            "phase" => [.. await ProgrammeListOrder.PhasesAsync(session), ""],
            "region" => [.. await ProgrammeListOrder.RegionsAsync(session), ""],
            _ => await YearsAsync(list.Type, cancellation),
        })
        {
            groups.Add((group, list.FilteredAsync is null
                ? await Of(list.Type, list.Order, group).CountAsync(cancellation)
                : await (await FilteredAsync(list, group)).CountAsync(cancellation)));
        }

        return groups.Sum(group => group.Count) == await countAsync(cancellation) ? groups : [];
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

    private static async Task<IQuery<ContentItem, ListSortIndex>> FilteredAsync(GroupedList list, string group)
        => (await list.FilteredAsync!()).With<ListSortIndex>(row => row.ContentType == list.Type && row.Latest).Where(InGroup(list.Order, group));

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
