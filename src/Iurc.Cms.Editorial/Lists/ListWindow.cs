namespace Iurc.Cms.Editorial.Lists;

/// <summary>The rows of a page, counted from the end of their list that is nearer: whatever lies before them is passed over one by one.</summary>
/// <param name="Skipped">How many rows lie between that end and the page.</param>
/// <param name="Taken">How many rows the page has.</param>
/// <param name="IsFromTheEnd">Whether the list is read backwards.</param>
internal readonly record struct ListWindow(int Skipped, int Taken, bool IsFromTheEnd)
{
    /// <summary>The window of a page.</summary>
    /// <param name="count">How many rows the list has.</param>
    /// <param name="skipped">How many rows come before the page.</param>
    /// <param name="taken">How many rows the page has at most.</param>
    public static ListWindow Of(int count, int skipped, int taken)
    {
        var length = Math.Clamp(count - skipped, 0, taken);
        return skipped <= count / 2 ? new ListWindow(skipped, length, false) : new ListWindow(Math.Max(0, count - skipped - length), length, true);
    }
}
