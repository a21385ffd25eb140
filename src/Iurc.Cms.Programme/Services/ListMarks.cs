using System.Collections.Immutable;

namespace Iurc.Cms.Programme.Services;

/// <summary>
/// Marks in a long ordered list, one every <paramref name="distance"/> rows, so that a page far down is read from the mark before it and
/// not from the list's beginning. They hold as long as the list does not change.
/// </summary>
/// <typeparam name="TMark">What the rows of the list are ordered by.</typeparam>
/// <param name="distance">How many rows lie between two marks.</param>
public sealed class ListMarks<TMark>(int distance)
    where TMark : class
{
    private ImmutableArray<TMark> _marks = [];

    /// <summary>How many rows lie between two marks.</summary>
    public int Distance => distance;

    /// <summary>The last mark before or at the row with the number <paramref name="row"/>, 0 for the first; null for the beginning.</summary>
    /// <param name="row">The row's number.</param>
    /// <param name="nextAsync">Reads what the row is ordered by that lies <see cref="Distance"/> rows after a mark, or after the beginning; null when there is none.</param>
    /// <returns>The mark, and how many rows after it the row comes.</returns>
    public async ValueTask<(TMark? Mark, int Skipped)> BeforeAsync(int row, Func<TMark?, Task<TMark?>> nextAsync)
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
