using OrchardCore.ContentManagement.Handlers;

namespace Iurc.Cms.Editorial.SmallChanges;

/// <summary>Lets the date that readers are told stay where somebody has called a change small. All other ways to change an item move it.</summary>
public sealed class SmallChangeHandler(SmallChanges changes) : ContentHandlerBase
{
    /// <inheritdoc />
    public override Task VersioningAsync(VersionContentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        changes.Begin(context.BuildingContentItem, context.ContentItem);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override Task UpdatedAsync(UpdateContentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        changes.Keep(context.ContentItem);
        return Task.CompletedTask;
    }
}
