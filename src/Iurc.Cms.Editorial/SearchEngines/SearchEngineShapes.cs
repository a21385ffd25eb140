using OrchardCore.DisplayManagement.Descriptors;

namespace Iurc.Cms.Editorial.SearchEngines;

/// <summary>Leaves in the form what the theme prints. A view of the same name as Orchard's own would not be sure to be the one that is shown.</summary>
public sealed class SearchEngineShapes : ShapeTableProvider
{
    /// <inheritdoc />
    public override ValueTask DiscoverAsync(ShapeTableBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        builder.Describe("SeoMetaPart_Edit").OnDisplaying(context => context.Shape.Metadata.Alternates.Add("SeoMetaPart_Edit__Iurc"));
        return ValueTask.CompletedTask;
    }
}
