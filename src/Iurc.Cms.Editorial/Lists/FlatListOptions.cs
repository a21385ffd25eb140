namespace Iurc.Cms.Editorial.Lists;

/// <summary>How the admin's lists are read.</summary>
public sealed class FlatListOptions
{
    /// <summary>How many rows lie between two marks of a list: so many are passed over in about a millisecond.</summary>
    public int RowsBetweenMarks { get; set; } = 500;
}
