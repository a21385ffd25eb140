using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Metadata.Models;
using OrchardCore.DisplayManagement.Descriptors;
using OrchardCore.DisplayManagement.Shapes;

namespace Iurc.Cms.Editorial.Forms;

/// <summary>
/// Puts views of ours in the place of those of Orchard's that speak to developers. By an alternate each: which of two views of one name wins
/// is not sure.
/// </summary>
public sealed class FormShapes : ShapeTableProvider
{
    private static readonly string[] s_replaced = ["AutoroutePart_Edit", "AuditTrailPart_Edit"];

    /// <inheritdoc />
    public override ValueTask DiscoverAsync(ShapeTableBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        foreach (var type in s_replaced)
        {
            builder.Describe(type).OnDisplaying(context => context.Shape.Metadata.Alternates.Add(type + "__Iurc"));
        }

        builder.Describe("ContentPart_Edit").OnDisplaying(context =>
        {
            if (context.Shape is Shape shape && shape.Properties.TryGetValue("ContentTypePartDefinition", out var part)
                && part is ContentTypePartDefinition { Name: var name } && FieldGroups.Has(name))
            {
                shape.Metadata.Alternates.Add("ContentPart_Edit__Iurc");
            }
        });

        // The templates find these by their aliases, which are not editors' to change.
        builder.Describe("AliasPart_Edit").Placement(context => IsOf(context, "Menu", "FundingStatement"), PlacementInfo.Hidden);
        return ValueTask.CompletedTask;
    }

    private static bool IsOf(ShapePlacementContext context, params string[] types)
        => context.ZoneShape is Shape shape && shape.Properties.TryGetValue("ContentItem", out var item)
            && item is ContentItem content && Array.IndexOf(types, content.ContentType) >= 0;
}
