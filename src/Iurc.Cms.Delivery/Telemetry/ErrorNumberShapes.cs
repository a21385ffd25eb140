using OrchardCore.DisplayManagement.Descriptors;

namespace Iurc.Cms.Delivery.Telemetry;

/// <summary>Gives the shape <c>ErrorNumber</c>, which the theme's error page shows, its number.</summary>
public sealed class ErrorNumberShapes : ShapeTableProvider
{
    /// <inheritdoc />
    public override ValueTask DiscoverAsync(ShapeTableBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        builder.Describe("ErrorNumber").OnDisplaying(context => context.Shape.Properties["Number"] = ErrorNumber.Current);
        return ValueTask.CompletedTask;
    }
}
