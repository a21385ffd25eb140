using Iurc.Programme.Schedules;
using OrchardCore.ContentManagement;
using YesSql;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Editorial.Publishing;

/// <summary>Reads and writes schedules, in the transaction of whoever asks.</summary>
public sealed class ItemSchedules(ISession session)
{
    private readonly Dictionary<string, ItemSchedule?> _known = new(StringComparer.Ordinal);

    /// <summary>The schedule of an item, or null.</summary>
    public async Task<ItemSchedule?> FindAsync(string contentItemId)
    {
        if (!_known.TryGetValue(contentItemId, out var schedule))
        {
            var found = (await session.Query<ItemSchedule, ItemScheduleIndex>(row => row.ContentItemId == contentItemId).ListAsync()).OrderBy(one => one.Id).ToList();
            // Two people who set a date at the same moment make two. The later one counts, and the other must not come into play when that is taken off.
            foreach (var twin in found.SkipLast(1))
            {
                session.Delete(twin);
            }

            _known[contentItemId] = schedule = found.LastOrDefault();
        }

        return schedule;
    }

    /// <summary>What an item is to become by itself.</summary>
    public async Task<PublicationSchedule> PlanOfAsync(string contentItemId) => (await FindAsync(contentItemId))?.Plan ?? PublicationSchedule.None;

    /// <summary>Stores what <paramref name="change"/> makes of the schedule of an item, and forgets it when nothing is left to be done or to be said.</summary>
    public async Task ChangeAsync(ContentItem item, Action<ItemSchedule> change)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(change);

        var schedule = await FindAsync(item.ContentItemId) ?? new ItemSchedule { ContentItemId = item.ContentItemId, ContentType = item.ContentType };
        change(schedule);
        if (schedule.Plan.NextUtc is null && schedule.FailedUtc is null)
        {
            _known[item.ContentItemId] = null;
            if (schedule.Id != 0)
            {
                session.Delete(schedule);
            }
        }
        else
        {
            _known[item.ContentItemId] = schedule;
            // Of two nodes that carry it out at the same moment, the second one fails, with all that it has done.
            await session.SaveAsync(schedule, checkConcurrency: true);
        }
    }
}
