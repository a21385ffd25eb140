using System.Text.Json.Nodes;
using Iurc.Programme;
using Iurc.Programme.Blocks;
using OrchardCore.ContentManagement;

namespace Iurc.Cms.Programme.Services;

/// <summary>Holds the blocks of a page to their rules, wherever in an item they lie.</summary>
public sealed class BlockContentRules : IContentRules
{
    /// <inheritdoc />
    public IEnumerable<Problem> Check(ContentItem item)
    {
        ArgumentNullException.ThrowIfNull(item);

        // In the editor each block is an item of its own, and its fields have names of their own in the form.
        return ((JsonObject)item.Content).SelectMany(part => part.Key == item.ContentType && part.Value is JsonObject block
            ? BlockRules.Check(part.Key, block).Select(problem => problem with { Field = $"{part.Key}.{problem.Field}.{ValueOf(problem.Field)}" }).Concat(In(part.Value, part.Key))
            : In(part.Value, part.Key));
    }

    private static IEnumerable<Problem> In(JsonNode? node, string field) => node switch
    {
        JsonArray items => items.SelectMany(item => In(item, field)),
        JsonObject members => members.SelectMany(member => (member.Value is JsonObject block && BlockRules.Types.Contains(member.Key)
            ? BlockRules.Check(member.Key, block).Select(problem => problem with { Field = field }) : []).Concat(In(member.Value, field))),
        _ => [],
    };

    private static string ValueOf(string field) => field switch
    {
        "Picture" or "File" => "Paths",
        "Page" => "ContentItemIds",
        "Body" => "Html",
        _ => "Text",
    };
}
