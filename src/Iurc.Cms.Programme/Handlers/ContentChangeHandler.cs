using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Handlers;

namespace Iurc.Cms.Programme.Handlers;

/// <summary>
/// Learns of each item that changes, by any way: editor, API, recipe, workflow, schedule, restored version. Drafts count too: of a type
/// without versions, Orchard makes the published item itself a draft and says no more than that.
/// </summary>
public abstract class ContentChangeHandler : ContentHandlerBase
{
    /// <inheritdoc />
    public override Task CreatedAsync(CreateContentContext context) => ChangedAsync(context.ContentItem);

    /// <inheritdoc />
    public override Task ImportedAsync(ImportContentContext context) => ChangedAsync(context.ContentItem);

    /// <inheritdoc />
    public override Task UpdatedAsync(UpdateContentContext context) => ChangedAsync(context.ContentItem);

    /// <inheritdoc />
    public override Task RestoredAsync(RestoreContentContext context) => ChangedAsync(context.ContentItem);

    /// <inheritdoc />
    public override Task VersionedAsync(VersionContentContext context) => ChangedAsync(context.ContentItem);

    /// <inheritdoc />
    public override Task DraftSavedAsync(SaveDraftContentContext context) => ChangedAsync(context.ContentItem);

    /// <inheritdoc />
    public override Task PublishedAsync(PublishContentContext context) => ChangedAsync(context.ContentItem);

    /// <inheritdoc />
    public override Task UnpublishedAsync(PublishContentContext context) => ChangedAsync(context.ContentItem);

    /// <inheritdoc />
    public override Task RemovedAsync(RemoveContentContext context) => ChangedAsync(context.ContentItem);

    /// <summary>An item has changed, in a session that is not committed yet. One change may be told of several times.</summary>
    protected abstract Task ChangedAsync(ContentItem item);
}
