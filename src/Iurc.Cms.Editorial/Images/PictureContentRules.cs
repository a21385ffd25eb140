using System.Text.Json.Nodes;
using Iurc.Cms.Programme.Models;
using Iurc.Cms.Programme.Pictures;
using Iurc.Cms.Programme.Services;
using Iurc.Programme;
using Iurc.Programme.Pictures;
using OrchardCore.ContentManagement;

namespace Iurc.Cms.Editorial.Images;

/// <summary>
/// Asks of every picture a text, or that somebody says that it only decorates: on save, on import and before publishing. Of one that is too
/// small for its place it is said that it is.
/// </summary>
public sealed class PictureContentRules(LibraryPictures pictures) : IContentRules
{
    /// <inheritdoc />
    public IEnumerable<Problem> Check(ContentItem item)
    {
        ArgumentNullException.ThrowIfNull(item);

        return ItemPictures.ProblemsOf(item).Concat(SmallIn((JsonObject)item.Content));
    }

    // A part holds its fields; a list of items holds items with parts of their own.
    private IEnumerable<Problem> SmallIn(JsonNode? node, string part = "", string field = "") => node switch
    {
        JsonArray items => items.SelectMany(item => SmallIn(item)),
        JsonObject { } members when members["Paths"] is JsonArray paths && PicturePlaces.Of(part, field) is { } place => paths.OfType<JsonValue>().SelectMany(value => Small(value, $"{part}.{field}.Text", place)),
        JsonObject members => members.SelectMany(member => SmallIn(member.Value, field, member.Key)),
        _ => [],
    };

    private IEnumerable<Problem> Small(JsonValue value, string field, PictureSize place)
        => value.TryGetValue<string>(out var path) && pictures.SizeOf(path) is { } size ? PictureRules.CheckSize(field, path, size, place) : [];
}
