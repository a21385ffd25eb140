using OrchardCore.ContentManagement;

namespace Iurc.Cms.Programme.Models;

/// <summary>
/// That the last change of an item was a small one, so that readers are told of the one before. It is put on the items that need it; no
/// content type has it in its definition.
/// </summary>
public sealed class LastUpdatedPart : ContentPart
{
    /// <summary>The moment of the small change. If the item has been changed since, the rest says nothing any more.</summary>
    public DateTime? ModifiedUtc { get; set; }

    /// <summary>When it was updated last, as readers are told.</summary>
    public DateTime? UpdatedUtc { get; set; }
}
