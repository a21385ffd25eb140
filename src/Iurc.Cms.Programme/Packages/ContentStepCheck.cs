using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Localization;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Metadata;
using static Iurc.Cms.Programme.Packages.StepShapes;

namespace Iurc.Cms.Programme.Packages;

/// <summary>Refuses content of a type that there is not, and what is no content item. Whether it obeys its rules is asked when it is stored.</summary>
internal sealed class ContentStepCheck(IContentDefinitionManager definitions, IStringLocalizer<ContentStepCheck> localizer) : IStepCheck
{
    // Orchard reads what is neither true nor false as false, and imports an item that nobody finds again.
    private static readonly string[] s_truths = [nameof(ContentItem.Latest), nameof(ContentItem.Published)];

    /// <inheritdoc />
    public string StepName => "content";

    /// <inheritdoc />
    public async IAsyncEnumerable<string> FaultsOfAsync(JsonObject json, ImportPlan plan)
    {
        foreach (var (index, item) in ObjectsOf(json["data"]).Index())
        {
            var words = WordOf(item["DisplayText"]) ?? WordOf(item["ContentItemId"]) ?? (index + 1).ToString(CultureInfo.InvariantCulture);
            if (WordOf(item["ContentType"]) is not { } type)
            {
                yield return localizer["the item \"{0}\" has no \"ContentType\".", words];
            }
            else if (!plan.ContentTypes.Contains(type) && await definitions.GetTypeDefinitionAsync(type) is null)
            {
                yield return localizer["the item \"{0}\" is of the content type \"{1}\", which there is not on this site. Check its name, or import the type first.", words, type];
            }
            else if ((s_truths.FirstOrDefault(name => item[name] is { } value && value.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False)) ?? PathOfFault(item)) is { } path)
            {
                yield return localizer["the item \"{0}\" cannot be read: its member \"{1}\" is of another kind than it should be.", words, path];
            }
        }
    }

    private static string? PathOfFault(JsonObject item)
    {
        try
        {
            return item.Deserialize<ContentItem>(JOptions.Default) is null ? "$" : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return (e as JsonException)?.Path ?? "$";
        }
    }
}
