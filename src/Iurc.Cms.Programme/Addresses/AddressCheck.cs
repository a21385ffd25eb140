using System.Text.Json.Nodes;
using Fluid;
using Fluid.Values;
using Iurc.Programme;
using Iurc.Programme.Addresses;
using OrchardCore.Autoroute.Models;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Metadata;
using OrchardCore.Liquid;

namespace Iurc.Cms.Programme.Addresses;

/// <summary>Refuses content whose address the site needs itself, whether somebody has written the address or the title will make it.</summary>
public sealed class AddressCheck(OwnAddresses own, IContentDefinitionManager definitions, ILiquidTemplateManager templates)
{
    /// <summary>All that is wrong with the addresses of an item, and of those inside it that have some of their own.</summary>
    /// <param name="item">The item as it is about to be stored.</param>
    public async Task<IReadOnlyList<Problem>> CheckAsync(ContentItem item)
    {
        ArgumentNullException.ThrowIfNull(item);

        if (!item.TryGet<AutoroutePart>(out var route) || route.Disabled)
        {
            return [];
        }

        var path = string.IsNullOrWhiteSpace(route.Path) ? await PathOfTitleAsync(item, route) : route.Path;
        List<Problem> problems = [];
        foreach (var address in path.Length == 0 ? [] : route.RouteContainedItems ? ((JsonObject)item.Content).SelectMany(part => Inside(part.Value, path)).Prepend(path) : [path])
        {
            problems.AddRange(AddressRules.Check(address, await own.PurposeOfAsync(address)));
        }

        // One message is enough for a form with one field.
        return [.. problems.Take(1)];
    }

    // As AutoroutePartHandler makes it when the item is stored; that is after the editor's form and the API have been checked.
    private async Task<string> PathOfTitleAsync(ContentItem item, AutoroutePart route)
    {
        var settings = (await definitions.GetTypeDefinitionAsync(item.ContentType))?.Parts
            .FirstOrDefault(part => part.PartDefinition.Name == nameof(AutoroutePart))?.Settings;
        var pattern = settings?["AutoroutePartSettings"]?["Pattern"]?.ToString();
        if (string.IsNullOrEmpty(pattern))
        {
            return "";
        }

        var path = await templates.RenderStringAsync(pattern, NullEncoder.Default, route, new Dictionary<string, FluidValue> { [nameof(ContentItem)] = new ObjectValue(item) });
        return path.ReplaceLineEndings("").Trim();
    }

    // An item inside another has an address below the other's, or, if it is marked so, one of its own: no item has need of either.
    private static IEnumerable<string> Inside(JsonNode? node, string path) => node switch
    {
        JsonArray items => items.SelectMany(item => Inside(item, path)),
        JsonObject item when (item[nameof(AutoroutePart)] as JsonObject)?[nameof(AutoroutePart.Path)]?.ToString() is { Length: > 0 } own
            => new[] { own, path + "/" + own }.SelectMany(address => item.SelectMany(member => Inside(member.Value, address)).Prepend(address)),
        JsonObject some => some.SelectMany(member => Inside(member.Value, path)),
        _ => [],
    };
}
