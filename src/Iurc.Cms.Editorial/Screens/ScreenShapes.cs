using OrchardCore.DisplayManagement.Descriptors;

namespace Iurc.Cms.Editorial.Screens;

/// <summary>Puts the programme's mark and name where Orchard has its own, and calls the history of an item what the menu calls it.</summary>
public sealed class ScreenShapes : ShapeTableProvider
{
    /// <inheritdoc />
    public override ValueTask DiscoverAsync(ShapeTableBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        builder.Describe("AdminBranding").OnDisplaying(context => context.Shape.Metadata.Alternates.Add("AdminBranding__Iurc"));
        builder.Describe("AuditTrailContentsAction_SummaryAdmin").OnDisplaying(context => context.Shape.Metadata.Alternates.Add("AuditTrailContentsAction_SummaryAdmin__Iurc"));
        return ValueTask.CompletedTask;
    }
}
