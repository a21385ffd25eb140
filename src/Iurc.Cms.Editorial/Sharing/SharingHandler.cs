using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement.Handlers;

namespace Iurc.Cms.Editorial.Sharing;

/// <summary>Ends the links to an item with it.</summary>
/// <param name="services">Content handlers are made with the content manager, and the links need its session.</param>
public sealed class SharingHandler(IServiceProvider services) : ContentHandlerBase
{
    /// <inheritdoc />
    public override Task RemovedAsync(RemoveContentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        return context.NoActiveVersionLeft ? services.GetRequiredService<SharedDrafts>().EndAllAsync(context.ContentItem.ContentItemId) : Task.CompletedTask;
    }
}
