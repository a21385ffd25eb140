using Microsoft.Extensions.DependencyInjection;
using OrchardCore.DisplayManagement.Descriptors;

namespace Iurc.Cms.Editorial.Publishing;

/// <summary>Lets the button that publishes say what it does, in the forms that have the panel.</summary>
public sealed class ScheduleShapes : ShapeTableProvider
{
    /// <inheritdoc />
    public override ValueTask DiscoverAsync(ShapeTableBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        builder.Describe("Content_PublishButton").OnDisplaying(context =>
        {
            if (context.ServiceProvider.GetRequiredService<ShownPanel>().Panel is not null)
            {
                context.Shape.Metadata.Alternates.Add("Content_PublishButton__IurcSchedule");
            }
        });
        return ValueTask.CompletedTask;
    }
}
