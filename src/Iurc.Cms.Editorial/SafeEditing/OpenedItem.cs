using OrchardCore.ContentManagement;

namespace Iurc.Cms.Editorial.SafeEditing;

/// <summary>What one request to the editor knows of the item that it is about.</summary>
public sealed class OpenedItem
{
    /// <summary>The form's field with the version that the editor started from.</summary>
    public const string BaseField = "SafeEditing.Base";

    /// <summary>The form's field with the version that the editor has been shown and means to replace.</summary>
    public const string ReplaceField = "SafeEditing.Replace";

    /// <summary>The form's field with the name of the work in progress in the browser.</summary>
    public const string WorkField = "SafeEditing.Work";

    /// <summary>What was stored when the request began; null for an item that is new.</summary>
    public ContentItem? Stored { get; set; }

    /// <summary>What the form says that the editor started from; null when it says nothing, or when nothing was sent.</summary>
    public string? Base { get; set; }

    /// <summary>The name of the work in progress, as it was sent.</summary>
    public string? Work { get; set; }

    /// <summary>Whether the request is a form that was sent.</summary>
    public bool IsSent { get; set; }

    /// <summary>Whether somebody else has stored the item since the form was opened, as far as the form tells.</summary>
    public bool IsOutdated { get; set; }
}
