using Iurc.Cms.Programme.Services;
using OrchardCore.ContentManagement.Handlers;

namespace Iurc.Cms.Delivery.PageCache;

/// <summary>Notes which items a page is made of.</summary>
internal sealed class LoadedItems(PageDependencies dependencies) : ContentHandlerBase
{
    /// <inheritdoc />
    public override Task LoadedAsync(LoadContentContext context)
    {
        dependencies.OnItem(context.ContentItem.ContentItemId);
        return Task.CompletedTask;
    }
}
