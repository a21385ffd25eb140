using System.Text.Json;
using System.Text.Json.Nodes;
using Iurc.Programme;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Handlers;

namespace Iurc.Cms.Programme.Handlers;

/// <summary>
/// Stores one character for each line break, on whatever way a text comes in: browsers send two from a form, imports and the API bring what
/// they like, and a CR that is printed is an error of the page's markup. Nobody is told: it is the same line break.
/// </summary>
public sealed class LineEndHandler : ContentHandlerBase
{
    /// <inheritdoc />
    public override Task CreatingAsync(CreateContentContext context) => MendAsync(context.ContentItem);

    /// <inheritdoc />
    public override Task UpdatingAsync(UpdateContentContext context) => MendAsync(context.ContentItem);

    /// <inheritdoc />
    public override Task ImportingAsync(ImportContentContext context) => MendAsync(context.ContentItem);

    private static Task MendAsync(ContentItem item)
    {
        item.DisplayText = item.DisplayText is { } text ? PlainText.WithLineFeeds(text) : null;
        if (Mend((JsonObject)item.Content))
        {
            // The parts that were read before hold what was there before.
            ((ContentElement)item).Apply(new ContentPart());
        }

        return Task.CompletedTask;
    }

    private static bool Mend(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                return members.ToList().Aggregate(false, (mended, member) => Mend(member.Value) || mended);
            case JsonArray items:
                return items.ToList().Aggregate(false, (mended, item) => Mend(item) || mended);
            case JsonValue value when value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is var text && text.Contains('\r', StringComparison.Ordinal):
                value.ReplaceWith(PlainText.WithLineFeeds(text));
                return true;
            default:
                return false;
        }
    }
}
