using OrchardCore.DisplayManagement.Descriptors;

namespace Iurc.Cms.Editorial.Screens;

/// <summary>Puts the programme's mark and name where Orchard has its own.</summary>
public sealed class ScreenShapes : ShapeTableProvider
{
    /// <inheritdoc />
    public override ValueTask DiscoverAsync(ShapeTableBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        builder.Describe("AdminBranding").OnDisplaying(context => context.Shape.Metadata.Alternates.Add("AdminBranding__Iurc"));
        return ValueTask.CompletedTask;
    }
}
