using Microsoft.Extensions.Localization;
using OrchardCore.ContentManagement;
using OrchardCore.Notifications;
using OrchardCore.Notifications.Indexes;
using YesSql;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Editorial.Erasure;

/// <summary>Notifications name the title. Each links to the item, so that they are found by its id.</summary>
public sealed class NotificationStep(ISession session, IStringLocalizer<NotificationStep> localizer) : IErasureStep
{
    /// <inheritdoc />
    public async Task<string?> DescribeAsync(IReadOnlyList<ContentItem> versions)
        => await Find(versions).CountAsync() is > 0 and var count ? localizer.Plural(count, "1 notification about it", "{0} notifications about it").Value : null;

    /// <inheritdoc />
    public async Task EraseAsync(IReadOnlyList<ContentItem> versions)
    {
        foreach (var notification in await Find(versions).ListAsync())
        {
            session.Delete(notification, NotificationConstants.NotificationCollection);
        }
    }

    private IQuery<Notification, NotificationIndex> Find(IReadOnlyList<ContentItem> versions)
    {
        var address = "/" + versions[0].ContentItemId + "/";
        return session.Query<Notification, NotificationIndex>(notification => notification.Content.Contains(address), collection: NotificationConstants.NotificationCollection);
    }
}
