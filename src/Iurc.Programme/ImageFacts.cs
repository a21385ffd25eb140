using System.Text.Json.Nodes;
using Iurc.Programme.Blocks;

namespace Iurc.Programme;

/// <summary>A picture of the media library.</summary>
/// <param name="Path">Its path in the media library.</param>
/// <param name="Text">What it shows, for readers who cannot see it; empty for a picture that only decorates.</param>
/// <param name="Anchor">
/// The point that must not be cropped away, as Orchard's media field keeps it: <c>X</c> and <c>Y</c> from 0 to 1, from the upper left
/// corner. Null for the middle.
/// </param>
public sealed record ImageFacts(string Path, string Text, JsonObject? Anchor = null)
{
    /// <summary>The picture of a media field; null if it has none.</summary>
    /// <param name="field">The field, as Orchard stores it.</param>
    public static ImageFacts? Of(JsonObject? field) => BlockFields.PictureOf(field);
}
