using System.Linq.Expressions;
using OrchardCore.ContentManagement.Records;
using OrchardCore.Contents.ViewModels;

namespace Iurc.Cms.Editorial.Lists;

/// <summary>An order of the admin's lists that one column and the row's id make up, so that a list can be read from any of its rows on.</summary>
/// <param name="HasNoValue">Which rows have no value in the column; the databases do not agree on whether these come first or last.</param>
/// <param name="From">Which rows are the one given or come after it. Both databases look the beginning up with the first condition.</param>
internal sealed record RowOrder(
    Expression<Func<ContentItemIndex, bool>> HasNoValue,
    Func<ContentItemIndex, Expression<Func<ContentItemIndex, bool>>> From)
{
    private static readonly RowOrder s_byModification = new(row => row.ModifiedUtc == null, first =>
    {
        var (time, id) = (first.ModifiedUtc, first.Id);
        return row => row.ModifiedUtc <= time && (row.ModifiedUtc < time || row.Id <= id);
    });

    private static readonly RowOrder s_byCreation = new(row => row.CreatedUtc == null, first =>
    {
        var (time, id) = (first.CreatedUtc, first.Id);
        return row => row.CreatedUtc <= time && (row.CreatedUtc < time || row.Id <= id);
    });

    private static readonly RowOrder s_byPublication = new(row => row.PublishedUtc == null, first =>
    {
        var (time, id) = (first.PublishedUtc, first.Id);
        return row => row.PublishedUtc <= time && (row.PublishedUtc < time || row.Id <= id);
    });

    /// <summary>The order that a word of the filter box stands for; null if it is not that of a time. See <see cref="ProgrammeListOrder"/>.</summary>
    /// <param name="word">The word; null if there is none.</param>
    public static RowOrder? Of(string? word) => ProgrammeListOrder.ColumnOf(word) switch
    {
        ContentsOrder.Modified => s_byModification,
        ContentsOrder.Created => s_byCreation,
        ContentsOrder.Published => s_byPublication,
        _ => null,
    };
}
