using OrchardCore.ContentManagement;

namespace Iurc.Cms.Editorial.Copies;

/// <summary>That an item is a copy or a translation which has not been published yet. It is put on the items that are; no content type has it in its definition.</summary>
public sealed class CopyPart : ContentPart
{
    /// <summary>The id of the original. Its title is looked up: it may change, and it may have to be forgotten.</summary>
    public string OfContentItemId { get; set; } = "";

    /// <summary>Whether it is in another language.</summary>
    public bool IsTranslation { get; set; }
}
