using OrchardCore.Autoroute.Models;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Handlers;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Editorial.Addresses;

/// <summary>Notes the address of an item that goes offline, see <see cref="FormerAddressPart"/>.</summary>
public sealed class FormerAddressHandler(ISession session) : ContentHandlerBase
{
    /// <inheritdoc />
    public override async Task UnpublishedAsync(PublishContentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var item = context.ContentItem;
        // Where there was a draft besides, the version that was published stays as it was.
        if (context.PreviousItem?.ContentItemVersionId != item.ContentItemVersionId
            || !item.TryGet<AutoroutePart>(out var route) || string.IsNullOrWhiteSpace(route.Path) || route.Disabled)
        {
            return;
        }

        var path = FormerAddressIndex.Normalize(route.Path);
        item.Alter<FormerAddressPart>(part =>
        {
            if (!part.Paths.Contains(path))
            {
                part.Paths.Add(path);
            }
        });
        await session.SaveAsync(item);
    }

    /// <summary>A copy has never been anywhere.</summary>
    public override Task CloningAsync(CloneContentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        context.CloneContentItem.Remove<FormerAddressPart>();
        return Task.CompletedTask;
    }
}
