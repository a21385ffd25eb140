namespace Iurc.Cms.Delivery.ScaleOut;

/// <summary>Remembers whether the changes of a scope have been dropped.</summary>
public sealed class DroppedChanges
{
    /// <summary>Whether they have.</summary>
    public bool Any { get; set; }
}
