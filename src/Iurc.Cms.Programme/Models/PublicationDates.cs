using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using OrchardCore.ContentManagement;

namespace Iurc.Cms.Programme.Models;

/// <summary>The dates that stand in Orchard's parts for publishing and archiving later. Lists and the history show them.</summary>
/// <param name="PublishUtc">When it is to be published; UTC.</param>
/// <param name="TakeDownUtc">When it is to be taken down; UTC.</param>
public readonly record struct PublicationDates(DateTime? PublishUtc, DateTime? TakeDownUtc)
{
    /// <summary>Those of an item. Whatever cannot be read as a date counts as none.</summary>
    public static PublicationDates Of(ContentItem item)
    {
        ArgumentNullException.ThrowIfNull(item);

        var content = (JsonObject)item.Content;
        return new(DateIn(content, "PublishLaterPart", "ScheduledPublishUtc"), DateIn(content, "ArchiveLaterPart", "ScheduledArchiveUtc"));
    }

    private static DateTime? DateIn(JsonObject content, string part, string property)
        => (content[part] as JsonObject)?[property] is JsonValue value && value.GetValueKind() == JsonValueKind.String && DateTime.TryParse(
            JsonSerializer.SerializeToElement(value).GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var date)
            ? date : null;
}
