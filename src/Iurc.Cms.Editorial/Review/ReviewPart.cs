using OrchardCore.ContentManagement;

namespace Iurc.Cms.Editorial.Review;

/// <summary>That a draft awaits a review, or what was answered. It is put on the items that need it; no content type has it in its definition.</summary>
public sealed class ReviewPart : ContentPart
{
    /// <summary>When it was asked for; null when nobody waits.</summary>
    public DateTime? AskedUtc { get; set; }

    /// <summary>The id of the user who asked.</summary>
    public string AskedById { get; set; } = "";

    /// <summary>The name of the user who asked.</summary>
    public string AskedByName { get; set; } = "";

    /// <summary>What the user who asked has written to the editors; may be empty.</summary>
    public string Words { get; set; } = "";

    /// <summary>What has to change, in the words of who has sent the draft back; empty when nobody has.</summary>
    public string Answer { get; set; } = "";

    /// <summary>When it was sent back.</summary>
    public DateTime? AnsweredUtc { get; set; }

    /// <summary>The name of the user who has sent it back.</summary>
    public string AnsweredByName { get; set; } = "";
}
