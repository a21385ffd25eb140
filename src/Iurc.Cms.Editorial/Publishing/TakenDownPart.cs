using OrchardCore.ContentManagement;

namespace Iurc.Cms.Editorial.Publishing;

/// <summary>That readers have seen an item and do not any more, by whom and since when. It is put on the items that need it; no content type has it in its definition.</summary>
public sealed class TakenDownPart : ContentPart
{
    /// <summary>When it was taken down.</summary>
    public DateTime? AtUtc { get; set; }

    /// <summary>The name of the user who did it; empty if its date did.</summary>
    public string ByName { get; set; } = "";
}
