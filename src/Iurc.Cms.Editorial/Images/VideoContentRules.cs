using System.Text.Json.Nodes;
using Iurc.Cms.Programme.Services;
using Iurc.Programme;
using Iurc.Programme.Videos;
using OrchardCore.ContentManagement;

namespace Iurc.Cms.Editorial.Images;

/// <summary>Asks of every block with a video where it can be watched, wherever in an item it lies.</summary>
public sealed class VideoContentRules : IContentRules
{
    private const string Block = "VideoBlock";

    /// <inheritdoc />
    public IEnumerable<Problem> Check(ContentItem item)
    {
        ArgumentNullException.ThrowIfNull(item);

        return ((JsonObject)item.Content).SelectMany(part => VideosIn(part.Value).SelectMany(video => VideoRules.Check(part.Key, video)));
    }

    private static IEnumerable<VideoFacts> VideosIn(JsonNode? node) => node switch
    {
        JsonArray items => items.SelectMany(VideosIn),
        JsonObject members => (VideoFacts.Read(members[Block] as JsonObject) is { } video ? [video] : Array.Empty<VideoFacts>())
            .Concat(members.Where(member => member.Key != Block).SelectMany(member => VideosIn(member.Value))),
        _ => [],
    };
}
