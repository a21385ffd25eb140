using System.Text.Json.Nodes;
using Iurc.Programme.Blocks;

namespace Iurc.Programme.Videos;

/// <summary>A video at a platform, as a block of a page shows it.</summary>
/// <param name="Heading">Its title.</param>
/// <param name="Address">Where it can be watched; absolute.</param>
/// <param name="Length">How long it is, in words; may be empty.</param>
/// <param name="Picture">A picture from it, if there is one.</param>
/// <param name="Transcript">What is said and shown, as HTML that has not been sanitized; may be empty.</param>
public sealed record VideoFacts(string Heading, string Address, string Length, ImageFacts? Picture, string Transcript)
{
    private const string Www = "www.";

    /// <summary>The platform's name, as readers know it from its address.</summary>
    public string Host => Uri.TryCreate(Address, UriKind.Absolute, out var address) ? address.Host.StartsWith(Www, StringComparison.Ordinal) ? address.Host[Www.Length..] : address.Host : "";

    /// <summary>Reads a block; null if readers can get to no video by it.</summary>
    /// <param name="block">The part <c>VideoBlock</c> of a content item.</param>
    public static VideoFacts? Of(JsonObject? block)
        => Read(block) is { } video && WebAddress.IsPublic(video.Address) ? video with { Heading = video.Heading.Length > 0 ? video.Heading : video.Host } : null;

    /// <summary>Reads a block, sound or not; null if it is none.</summary>
    public static VideoFacts? Read(JsonObject? block)
    {
        if (block is null)
        {
            return null;
        }

        return new VideoFacts(
            BlockFields.Text(block, "Heading"), BlockFields.Text(block, "Address"), BlockFields.Text(block, "Length"), BlockFields.Picture(block, nameof(Picture)), BlockFields.Html(block, "Transcript"));
    }
}
