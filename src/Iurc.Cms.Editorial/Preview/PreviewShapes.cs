using OrchardCore.DisplayManagement.Descriptors;

namespace Iurc.Cms.Editorial.Preview;

/// <summary>Puts the button of our panel in the place of Orchard's, which opens a window.</summary>
public sealed class PreviewShapes : ShapeTableProvider
{
    /// <inheritdoc />
    public override ValueTask DiscoverAsync(ShapeTableBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        builder.Describe("ContentPreview_Button").OnDisplaying(context => context.Shape.Metadata.Alternates.Add("ContentPreview_Button__Iurc"));
        return ValueTask.CompletedTask;
    }
}
