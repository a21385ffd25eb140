using OrchardCore.ContentManagement;
using OrchardCore.DisplayManagement.Descriptors;
using OrchardCore.DisplayManagement.Shapes;

namespace Iurc.Cms.Editorial.Navigation;

/// <summary>Leaves in the form of a menu's entry what the theme shows: a link, to everybody, in the same window.</summary>
public sealed class MenuEntryShapes : ShapeTableProvider
{
    /// <inheritdoc />
    public override ValueTask DiscoverAsync(ShapeTableBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        builder.Describe("LinkMenuItemPart_Edit").OnDisplaying(context => context.Shape.Metadata.Alternates.Add("LinkMenuItemPart_Edit__Iurc"));
        builder.Describe("MenuItemPermissionPart_Edit").Placement(_ => true, PlacementInfo.Hidden);
        builder.Describe("ContentPreview_Button").Placement(IsOfEntry, PlacementInfo.Hidden);
        return ValueTask.CompletedTask;
    }

    private static bool IsOfEntry(ShapePlacementContext context)
        => context.ZoneShape is Shape shape && shape.Properties.TryGetValue("ContentItem", out var item) && item is ContentItem { ContentType: "LinkMenuItem" };
}
