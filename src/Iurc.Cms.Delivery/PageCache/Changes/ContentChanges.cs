using Iurc.Cms.Programme.Models;
using Iurc.Cms.Programme.Services;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Handlers;

namespace Iurc.Cms.Delivery.PageCache.Changes;

/// <summary>
/// Notes which items a page is made of, and which items change, by any way: editor, API, recipe, workflow, schedule, restored version.
/// Drafts count too: of a type without versions, Orchard makes the published item itself a draft and says no more than that.
/// </summary>
internal sealed class ContentChanges(IServiceProvider services, PageDependencies dependencies) : ContentHandlerBase
{
    // All that reads these for a page goes by PageDependencies. Of other types (menus, the funding statement, whatever is to come)
    // that is not known, so any page may show them.
    private static readonly string[] s_preciselyKnown = [nameof(Phase), nameof(Region), nameof(Testimonial)];

    /// <inheritdoc />
    public override Task LoadedAsync(LoadContentContext context)
    {
        dependencies.OnItem(context.ContentItem.ContentItemId);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override Task CreatedAsync(CreateContentContext context) => Changed(context.ContentItem);

    /// <inheritdoc />
    public override Task ImportedAsync(ImportContentContext context) => Changed(context.ContentItem);

    /// <inheritdoc />
    public override Task UpdatedAsync(UpdateContentContext context) => Changed(context.ContentItem);

    /// <inheritdoc />
    public override Task RestoredAsync(RestoreContentContext context) => Changed(context.ContentItem);

    /// <inheritdoc />
    public override Task VersionedAsync(VersionContentContext context) => Changed(context.ContentItem);

    /// <inheritdoc />
    public override Task DraftSavedAsync(SaveDraftContentContext context) => Changed(context.ContentItem);

    /// <inheritdoc />
    public override Task PublishedAsync(PublishContentContext context) => Changed(context.ContentItem);

    /// <inheritdoc />
    public override Task UnpublishedAsync(PublishContentContext context) => Changed(context.ContentItem);

    /// <inheritdoc />
    public override Task RemovedAsync(RemoveContentContext context) => Changed(context.ContentItem);

    private Task Changed(ContentItem item)
    {
        var changes = services.GetRequiredService<SiteChanges>();
        return Array.IndexOf(s_preciselyKnown, item.ContentType) < 0
            ? changes.ChangeAsync(PageTags.Anything)
            : changes.ChangeAsync(PageTags.Item(item.ContentItemId), PageTags.Type(item.ContentType), PageTags.Missing);
    }
}
