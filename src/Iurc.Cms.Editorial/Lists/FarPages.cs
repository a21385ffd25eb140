using Iurc.Cms.Programme.Services;
using Microsoft.Extensions.Options;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Records;
using YesSql;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Editorial.Lists;

/// <summary>
/// Reads a page far down an admin list without passing over all rows before it: from a mark, if one column that every row has makes up
/// the order (see <see cref="RowOrder"/>), or else from the list's end, if that is nearer.
/// </summary>
public sealed class FarPages(ISession session, ProgrammeMemory memory, IOptions<FlatListOptions> options)
{
    /// <summary>How many lists have marks: what is typed into the filter box could be anything.</summary>
    private const int MostMarked = 50;

    private int Distance => options.Value.RowsBetweenMarks;

    /// <summary>The items of a page.</summary>
    /// <param name="query">A query for all rows of the list, in its order, which is used up.</param>
    /// <param name="rowsAsync">Makes a new query for all rows of the list, in its order.</param>
    /// <param name="list">What the list is known by as long as content does not change.</param>
    /// <param name="sort">The filter box's word for the order; null if there is none.</param>
    /// <param name="countAsync">How many rows the list has.</param>
    /// <param name="skipped">How many items come before the page.</param>
    /// <param name="taken">How many items the page has at most.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<IEnumerable<ContentItem>> ReadAsync(
        IQuery<ContentItem> query, Func<Task<IQuery<ContentItem>>> rowsAsync, string list, string? sort, Func<CancellationToken, Task<int>> countAsync, int skipped, int taken,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(rowsAsync);
        ArgumentNullException.ThrowIfNull(countAsync);

        if (skipped < Distance)
        {
            return await query.Skip(skipped).Take(taken).ListAsync(cancellation);
        }

        if (RowOrder.Of(sort) is { } order && await MarkAsync(rowsAsync, list, order, skipped, cancellation) is (var mark, var after))
        {
            return await query.With(order.From(mark)).Skip(after).Take(taken).ListAsync(cancellation);
        }

        var window = ListWindow.Of(await countAsync(cancellation), skipped, taken);
        if (!window.IsFromTheEnd || ProgrammeListOrder.FromTheEnd(query, sort) is not { } reversed)
        {
            return await query.Skip(skipped).Take(taken).ListAsync(cancellation);
        }

        return window.Taken == 0 ? [] : (await reversed.Skip(window.Skipped).Take(window.Taken).ListAsync(cancellation)).Reverse();
    }

    /// <summary>The mark before a row, and how many rows after it the row comes; null if the list has no marks.</summary>
    private async Task<(ContentItemIndex Mark, int After)?> MarkAsync(
        Func<Task<IQuery<ContentItem>>> rowsAsync, string list, RowOrder order, int row, CancellationToken cancellation)
    {
        var known = (await memory.GetAsync()).AdminListMarks;
        if (!known.ContainsKey(list) && known.Count >= MostMarked)
        {
            return null;
        }

        var marks = known.GetOrAdd(list, _ => new ListMarks<ContentItemIndex>(Distance));
        var (mark, after) = await marks.BeforeAsync(row, async previous => previous is null && await LacksValuesAsync(rowsAsync, order, cancellation) ? null
            : await RowAsync(await rowsAsync(), order, previous, cancellation));
        return mark is null ? null : (mark, after);
    }

    private static async Task<bool> LacksValuesAsync(Func<Task<IQuery<ContentItem>>> rowsAsync, RowOrder order, CancellationToken cancellation)
        => await (await rowsAsync()).With(order.HasNoValue).FirstOrDefaultAsync(cancellation) is not null;

    /// <summary>The row that the next mark after <paramref name="mark"/>, or the first, is made of.</summary>
    private async Task<ContentItemIndex?> RowAsync(IQuery<ContentItem> query, RowOrder order, ContentItemIndex? mark, CancellationToken cancellation)
        => (await (mark is null ? query : query.With(order.From(mark))).Skip(Distance).Take(1).ListAsync(cancellation)).FirstOrDefault() is { Id: var document }
            ? await session.QueryIndex<ContentItemIndex>(row => row.DocumentId == document).FirstOrDefaultAsync(cancellation)
            : null;
}
