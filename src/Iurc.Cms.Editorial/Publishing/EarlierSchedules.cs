using System.Text.Json.Nodes;
using Iurc.Cms.Programme.Models;
using Iurc.Programme.Schedules;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ArchiveLater.Indexes;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Records;
using OrchardCore.Environment.Extensions.Features;
using OrchardCore.Environment.Shell;
using OrchardCore.Environment.Shell.Scope;
using OrchardCore.PublishLater.Indexes;
using YesSql;
using YesSql.Services;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Editorial.Publishing;

/// <summary>
/// Makes schedules of what Orchard's own modules keep in the items, for the first time and after this feature was switched off for a while. Only
/// those who may publish could set them there; the text that they saw is taken to be the one of today.
/// </summary>
public sealed class EarlierSchedules(ISession session, ItemSchedules schedules)
{
    /// <summary>Does so for every item whose dates are not those of its schedule.</summary>
    public async Task TakeOverAsync()
    {
        var ids = (await session.QueryIndex<PublishLaterPartIndex>(row => row.Latest && row.ScheduledPublishDateTimeUtc != null).ListAsync()).Select(row => row.ContentItemId)
            .Concat((await session.QueryIndex<ArchiveLaterPartIndex>(row => row.ScheduledArchiveDateTimeUtc != null).ListAsync()).Select(row => row.ContentItemId))
            // Orchard loses the end of a published page as soon as somebody saves a draft of it.
            .Concat((await session.QueryIndex<ContentItemIndex>(row => row.Published && !row.Latest).ListAsync()).Select(row => row.ContentItemId))
            .Concat((await session.QueryIndex<ItemScheduleIndex>(row => row.NextUtc != null).ListAsync()).Select(row => row.ContentItemId))
            .Distinct(StringComparer.Ordinal).ToArray();
        foreach (var some in ids.Chunk(100))
        {
            var versions = await session.Query<ContentItem, ContentItemIndex>(row => row.ContentItemId.IsIn(some) && (row.Latest || row.Published)).ListAsync();
            foreach (var item in versions.GroupBy(version => version.ContentItemId, StringComparer.Ordinal))
            {
                await TakeOverAsync([.. item]);
            }
        }
    }

    private async Task TakeOverAsync(IReadOnlyList<ContentItem> versions)
    {
        var latest = versions.FirstOrDefault(version => version.Latest) ?? versions[0];
        var end = versions.Where(version => version.Published).Select(version => PublicationDates.Of(version).TakeDownUtc).FirstOrDefault(date => date is not null)
            ?? PublicationDates.Of(latest).TakeDownUtc;
        var begin = latest.Published ? null : PublicationDates.Of(latest).PublishUtc;
        var known = await schedules.PlanOfAsync(latest.ContentItemId);
        if (begin != known.PublishUtc || end != known.TakeDownUtc)
        {
            var text = begin is null ? "" : ContentFingerprint.Of((JsonObject)latest.Content);
            await schedules.ChangeAsync(latest, schedule => schedule.Plan = new PublicationSchedule(begin, end, text));
        }
    }
}

/// <summary>Has that done when the feature is switched on again. The first time, the migration does it: the tables are not there before.</summary>
public sealed class TakeOverOnEnabling : FeatureEventHandler
{
    private bool _isFirstTime;

    /// <inheritdoc />
    public override Task InstalledAsync(IFeatureInfo feature)
    {
        ArgumentNullException.ThrowIfNull(feature);

        _isFirstTime |= feature.Id == FeatureIds.Publishing;
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override Task EnabledAsync(IFeatureInfo feature)
    {
        ArgumentNullException.ThrowIfNull(feature);

        if (feature.Id == FeatureIds.Publishing && !_isFirstTime)
        {
            ShellScope.AddDeferredTask(scope => scope.ServiceProvider.GetRequiredService<EarlierSchedules>().TakeOverAsync());
        }

        return Task.CompletedTask;
    }
}
