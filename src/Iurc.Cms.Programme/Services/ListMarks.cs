using System.Collections.Immutable;

namespace Iurc.Cms.Programme.Services;

/// <summary>
/// Marks in a long ordered list, one every <paramref name="distance"/> rows, so that a page far down is read from the mark before it and
/// not from the list's beginning. They hold as long as the list does not change.
/// </summary>
/// <param name="distance">How many rows lie between two marks.</param>
public sealed class ListMarks(int distance = ListMarks.DefaultDistance)
{
    /// <summary>So many rows are passed over in a fraction of a millisecond.</summary>
    public const int DefaultDistance = 2_000;

    private ImmutableArray<ListMark> _marks = [];

    /// <summary>How many rows lie between two marks.</summary>
    public int Distance => distance;

    /// <summary>The last mark before or at the row with the number <paramref name="row"/>, 0 for the first; null for the beginning.</summary>
    /// <param name="row">The row's number.</param>
    /// <param name="nextAsync">Reads what the row is ordered by that lies <see cref="Distance"/> rows after a mark, or after the beginning; null when there is none.</param>
    /// <returns>The mark, and how many rows after it the row comes.</returns>
    public async ValueTask<(ListMark? Mark, int Skipped)> BeforeAsync(int row, Func<ListMark?, Task<ListMark?>> nextAsync)
    {
        ArgumentNullException.ThrowIfNull(nextAsync);

        var marks = _marks;
        var wanted = row / distance;
        while (marks.Length < wanted && await nextAsync(marks.IsEmpty ? null : marks[^1]) is { } next)
        {
            marks = marks.Add(next);
        }

        // Whoever walks at the same time finds the same marks.
        if (marks.Length > _marks.Length)
        {
            _marks = marks;
        }

        var found = Math.Min(wanted, marks.Length);
        return (found == 0 ? null : marks[found - 1], row - (found * distance));
    }
}

/// <summary>What a row of a list is ordered by.</summary>
/// <param name="CreatedUtc">When the item was created.</param>
/// <param name="ContentItemId">Its id, which decides between items of the same time.</param>
public sealed record ListMark(DateTime CreatedUtc, string ContentItemId);
