namespace Iurc.Cms.Delivery.MediaLibrary;

/// <summary>Says who has uploaded a file of the media library. A file without one belongs to nobody in particular.</summary>
public sealed class MediaOwner
{
    /// <summary>The file, in the form of <see cref="Iurc.Programme.Pictures.MediaPath"/>.</summary>
    public string Path { get; set; } = "";

    /// <summary>The id of the user.</summary>
    public string UserId { get; set; } = "";
}
