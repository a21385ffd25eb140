using OrchardCore.DisplayManagement.Descriptors;

namespace Iurc.Cms.Editorial.SafeEditing;

/// <summary>
/// Compares two versions in the history field by field, in the words of the form. Orchard 3.0.1 shows their JSON, with scripts from
/// another website, without which it shows nothing.
/// </summary>
public sealed class ComparisonShapes : ShapeTableProvider
{
    /// <inheritdoc />
    public override ValueTask DiscoverAsync(ShapeTableBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        builder.Describe("AuditTrailContentEventDiff_DetailAdmin")
            .OnDisplaying(context => context.Shape.Metadata.Alternates.Add("AuditTrailContentEventDiff_DetailAdmin__Iurc"));
        return ValueTask.CompletedTask;
    }
}
