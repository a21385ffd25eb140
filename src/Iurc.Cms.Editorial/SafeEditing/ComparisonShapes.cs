using OrchardCore.DisplayManagement.Descriptors;

namespace Iurc.Cms.Editorial.SafeEditing;

/// <summary>
/// Compares two versions in the history field by field, in the words of the form, and says who did what and when. Orchard 3.0.1 shows their JSON,
/// with scripts from another website, without which it shows nothing, and the numbers by which it knows users and items.
/// </summary>
public sealed class ComparisonShapes : ShapeTableProvider
{
    private static readonly string[] s_replaced = ["AuditTrailContentEventDiff_DetailAdmin", "AuditTrailContentEventDetail_DetailAdmin", "AuditTrailEventDetail_DetailAdmin"];

    /// <inheritdoc />
    public override ValueTask DiscoverAsync(ShapeTableBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        foreach (var type in s_replaced)
        {
            builder.Describe(type).OnDisplaying(context => context.Shape.Metadata.Alternates.Add(type + "__Iurc"));
        }

        return ValueTask.CompletedTask;
    }
}
