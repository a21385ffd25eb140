using Microsoft.AspNetCore.Mvc;
using OrchardCore.Admin;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Display;
using OrchardCore.ContentManagement.Metadata;
using OrchardCore.ContentPreview;
using OrchardCore.ContentTypes.Shapes;
using OrchardCore.DisplayManagement;
using OrchardCore.DisplayManagement.ModelBinding;
using OrchardCore.Flows.Models;
using OrchardCore.Flows.ViewModels;
using OrchardCore.Modules;

namespace Iurc.Cms.Editorial.Blocks;

/// <summary>Makes the row of a new block, empty or with what stands in another row of the form. Nothing is stored.</summary>
[Feature(FeatureIds.Blocks)]
[Admin("Blocks/Row", "Iurc.Blocks.Row")]
public sealed class BlocksController(
    IContentManager content,
    IContentDefinitionManager definitions,
    IContentItemDisplayManager editors,
    IUpdateModelAccessor updater,
    IShapeFactory shapes) : Controller
{
    /// <summary>Answers with the row's markup and the scripts that bring its editors to life.</summary>
    [HttpPost]
    public async Task<IActionResult> Row(NewRow row)
    {
        ArgumentNullException.ThrowIfNull(row);

        if (!ModelState.IsValid)
        {
            return BadRequest();
        }

        if (await definitions.GetTypeDefinitionAsync(row.Type) is not { } type || !BlockShapes.IsBlock(type))
        {
            return NotFound();
        }

        var block = await content.NewAsync(row.Type);
        if (!string.IsNullOrEmpty(row.From))
        {
            // As for a preview: no rule is asked of what is not to be stored, and nobody is told of it.
            HttpContext.Features.Set(ContentPreviewFeature.Instance);
            await editors.UpdateEditorAsync(block, updater.ModelUpdater, isNew: true, htmlFieldPrefix: row.From);
            ModelState.Clear();
        }

        return View(await CardAsync(row, block));
    }

    private ValueTask<IShape> CardAsync(NewRow row, ContentItem block) => shapes.CreateAsync<ContentCardShape>("ContentCard", card =>
    {
        card.Updater = updater.ModelUpdater;
        // Without a list Orchard takes the block for an empty one, and writes the defaults of its fields into it.
        card.CollectionShape = string.IsNullOrEmpty(row.From) ? null : new BagPartEditViewModel { Updater = updater.ModelUpdater };
        card.CollectionShapeType = nameof(BagPart);
        card.CollectionPartName = row.Part;
        card.ParentContentType = row.Parent;
        card.ContentItem = block;
        card.BuildEditor = true;
        card.Inline = true;
        card.CanMove = true;
        card.CanDelete = true;
        card.PrefixValue = row.Prefix;
        card.PrefixesName = $"{row.List}.{nameof(BagPartEditViewModel.Prefixes)}";
        card.ContentTypesName = $"{row.List}.{nameof(BagPartEditViewModel.ContentTypes)}";
        card.ContentItemsName = $"{row.List}.{nameof(BagPartEditViewModel.ContentItems)}";
    });
}
