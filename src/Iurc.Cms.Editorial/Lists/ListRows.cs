namespace Iurc.Cms.Editorial.Lists;

/// <summary>What a term of the filter box says of the rows it finds, for this request.</summary>
public sealed class ListRows
{
    /// <summary>Whether an item may be found several times.</summary>
    public bool MayRepeat { get; set; }
}
