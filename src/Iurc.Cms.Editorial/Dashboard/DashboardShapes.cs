using OrchardCore.DisplayManagement.Descriptors;

namespace Iurc.Cms.Editorial.Dashboard;

/// <summary>Replaces Orchard's welcome by the page's heading: there is something better to read.</summary>
public sealed class DashboardShapes : ShapeTableProvider
{
    /// <inheritdoc />
    public override ValueTask DiscoverAsync(ShapeTableBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        builder.Describe("AdminDashboard").OnDisplaying(context => context.Shape.Metadata.Alternates.Add("AdminDashboard__Iurc"));
        return ValueTask.CompletedTask;
    }
}
