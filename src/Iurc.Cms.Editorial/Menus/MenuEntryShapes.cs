using OrchardCore.ContentManagement;
using OrchardCore.DisplayManagement.Descriptors;
using OrchardCore.DisplayManagement.Shapes;

namespace Iurc.Cms.Editorial.Menus;

/// <summary>
/// Makes the form of a menu one list, and leaves in the form of an entry what the theme shows: a link to a page or an address, to everybody,
/// in the same window.
/// </summary>
public sealed class MenuEntryShapes : ShapeTableProvider
{
    /// <inheritdoc />
    public override ValueTask DiscoverAsync(ShapeTableBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        builder.Describe("MenuPart_Edit").OnDisplaying(context => context.Shape.Metadata.Alternates.Add("MenuPart_Edit__Iurc"));
        builder.Describe("LinkMenuItemPart_Edit").OnDisplaying(context => context.Shape.Metadata.Alternates.Add("LinkMenuItemPart_Edit__Iurc"));
        builder.Describe("ContentPickerField_Edit").Placement(context => context.Differentiator == "LinkMenuItem-Page", new PlacementInfo("Parts:before"));
        builder.Describe("MenuItemPermissionPart_Edit").Placement(_ => true, PlacementInfo.Hidden);
        builder.Describe("ContentPreview_Button").Placement(IsOfEntry, PlacementInfo.Hidden);
        // Orchard stores an entry in the draft of its menu, whichever button is pressed.
        builder.Describe("Content_PublishButton").Placement(IsOfEntry, PlacementInfo.Hidden);
        return ValueTask.CompletedTask;
    }

    private static bool IsOfEntry(ShapePlacementContext context)
        => context.ZoneShape is Shape shape && shape.Properties.TryGetValue("ContentItem", out var item) && item is ContentItem { ContentType: MenuEntry.ContentType };
}
