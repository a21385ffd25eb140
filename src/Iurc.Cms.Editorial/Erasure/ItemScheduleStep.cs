using Iurc.Cms.Editorial.Publishing;
using Microsoft.Extensions.Localization;
using OrchardCore.ContentManagement;
using YesSql;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Editorial.Erasure;

/// <summary>The dates at which it is to be published or taken down, and what was said when that failed.</summary>
public sealed class ItemScheduleStep(ISession session, IStringLocalizer<ItemScheduleStep> localizer) : IErasureStep
{
    /// <inheritdoc />
    public async Task<string?> DescribeAsync(IReadOnlyList<ContentItem> versions)
        => await Find(versions).CountAsync() > 0 ? localizer["its dates to be published and taken down"].Value : null;

    /// <inheritdoc />
    public async Task EraseAsync(IReadOnlyList<ContentItem> versions)
    {
        foreach (var schedule in await Find(versions).ListAsync())
        {
            session.Delete(schedule);
        }
    }

    private IQuery<ItemSchedule, ItemScheduleIndex> Find(IReadOnlyList<ContentItem> versions)
    {
        var id = versions[0].ContentItemId;
        return session.Query<ItemSchedule, ItemScheduleIndex>(row => row.ContentItemId == id);
    }
}
