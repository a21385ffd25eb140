using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using Iurc.Cms.Editorial.Messages;
using Iurc.Cms.Programme.Models;
using Iurc.Programme.Schedules;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Records;
using OrchardCore.DisplayManagement.Notify;
using OrchardCore.Modules;
using YesSql;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Editorial.Publishing;

/// <summary>Carries out what is due: each item once. What fails for a reason that lies with the item is not tried again, and whoever asked for it is told.</summary>
public sealed partial class DueSchedules(
    ISession session,
    IContentManager content,
    ItemSchedules schedules,
    ItemMessages messages,
    INotifier notifier,
    SiteTime time,
    IClock clock,
    HtmlEncoder encoder,
    IStringLocalizer<DueSchedules> localizer,
    ILogger<DueSchedules> logger)
{
    /// <summary>How often it is tried when the reason lies with the site, once a minute.</summary>
    public const int MostTries = 10;

    /// <summary>The ids of the items for which something is due, what has waited longest first.</summary>
    public async Task<IReadOnlyList<string>> FindAsync()
    {
        var now = clock.UtcNow;
        return [.. (await session.QueryIndex<ItemScheduleIndex>(row => row.NextUtc <= now).OrderBy(row => row.NextUtc).ListAsync()).Select(row => row.ContentItemId).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Does what is due for an item, in the transaction of this scope.</summary>
    public async Task CarryOutAsync(string contentItemId)
    {
        // Another node may have done it in the meantime.
        if (await schedules.FindAsync(contentItemId) is not { } schedule)
        {
            return;
        }

        // As it is stored: when Orchard loads an item, it adds the parts that its type has got since.
        var stored = await session.Query<ContentItem, ContentItemIndex>(row => row.ContentItemId == contentItemId && row.Latest).FirstOrDefaultAsync();
        var text = stored is null ? "" : ContentFingerprint.Of((JsonObject)stored.Content);
        // Who takes the date out of the item, by whatever way, does not want it any more.
        var isStillDated = stored is not null && PublicationDates.Of(stored).PublishUtc == schedule.PublishUtc;
        if (await content.GetAsync(contentItemId, VersionOptions.Latest) is not { } item)
        {
            session.Delete(schedule);
            return;
        }

        var plan = schedule.Plan;
        var isPublic = item.Published || await content.HasPublishedVersionAsync(item);
        switch (plan.StepAt(clock.UtcNow, text, isPublic))
        {
            case ScheduleStep.Publish or ScheduleStep.TextChanged when item.Published || !isStillDated:
                await schedules.ChangeAsync(item, known => known.Plan = plan.WithoutPublication());
                break;
            case ScheduleStep.Publish when await content.PublishAsync(item):
                LogDone("published", item.ContentType, contentItemId);
                break;
            case ScheduleStep.Publish:
                await GiveUpPublishingAsync(item, plan, Reasons());
                break;
            case ScheduleStep.TextChanged:
                await GiveUpPublishingAsync(item, plan, localizer["Its text has changed since then, by a way on which nobody was asked. Look at it, and choose a date again."]);
                break;
            case ScheduleStep.TakeDown when await content.UnpublishAsync(item):
                LogDone("taken down", item.ContentType, contentItemId);
                await TellOfMissedAsync(item, plan, schedule.AskedById);
                break;
            case ScheduleStep.TakeDown:
                await GiveUpTakingDownAsync(item, plan, Reasons());
                break;
            case ScheduleStep.Missed:
            case ScheduleStep.Forget:
                ScheduleHandler.WriteDates(item, PublicationSchedule.None);
                await session.SaveAsync(item);
                await schedules.ChangeAsync(item, known => known.Plan = PublicationSchedule.None);
                await TellOfMissedAsync(item, plan, schedule.AskedById);
                break;
            default:
                break;
        }
    }

    /// <summary>Notes that it could not be carried out for a reason that lies with the site; it is tried again, but not for ever.</summary>
    public async Task CountFailureAsync(string contentItemId, string number)
    {
        // Whoever was faster has done it.
        if (await schedules.FindAsync(contentItemId) is not { } schedule || !(schedule.Plan.NextUtc <= clock.UtcNow)
            || await content.GetAsync(contentItemId, VersionOptions.Latest) is not { } item)
        {
            return;
        }

        if (schedule.Tries + 1 < MostTries)
        {
            await schedules.ChangeAsync(item, known => known.Tries++);
            return;
        }

        string reason = localizer["The reason lies with the site. Give this number to whoever looks after it: {0}", number];
        await (schedule.Plan.TakeDownUtc <= clock.UtcNow ? GiveUpTakingDownAsync(item, schedule.Plan, reason) : GiveUpPublishingAsync(item, schedule.Plan, reason));
    }

    private async Task GiveUpPublishingAsync(ContentItem item, PublicationSchedule plan, string reason)
        => await GiveUpAsync(item, plan.WithoutPublication(), localizer["Not published on {0}: {1}", await time.SayAsync(plan.PublishUtc!.Value), reason]);

    private async Task GiveUpTakingDownAsync(ContentItem item, PublicationSchedule plan, string reason)
        => await GiveUpAsync(item, PublicationSchedule.None, localizer["Not taken down on {0}: {1}", await time.SayAsync(plan.TakeDownUtc!.Value), reason]);

    private async Task GiveUpAsync(ContentItem item, PublicationSchedule left, string failure)
    {
        LogGivenUp(item.ContentType, item.ContentItemId, failure);
        ScheduleHandler.WriteDates(item, left);
        await session.SaveAsync(item);
        var askedById = "";
        await schedules.ChangeAsync(item, known =>
        {
            (known.Plan, known.Tries, known.FailedUtc, known.Failure) = (left, 0, clock.UtcNow, failure);
            askedById = known.AskedById;
        });
        await TellAsync(item, askedById, localizer["{0} {1}", failure, messages.TitleOf(item)]);
    }

    private async Task TellOfMissedAsync(ContentItem item, PublicationSchedule plan, string askedById)
    {
        if (plan.PublishUtc is { } publish)
        {
            await TellAsync(item, askedById, localizer["Not published on {0}, because the time to take it down has passed as well: {1}", await time.SayAsync(publish), messages.TitleOf(item)]);
        }
    }

    private async Task TellAsync(ContentItem item, string askedById, string message)
    {
        var subject = messages.SubjectOfLostDate(messages.TitleOf(item));
        if (!await messages.TellAsync(askedById, item.ContentItemId, message, subject: subject))
        {
            await messages.TellEditorsAsync(item.ContentItemId, message, subject: subject);
        }
    }

    // Whoever refuses says why, as to somebody at the screen.
    private string Reasons()
    {
        var reasons = notifier.List().Where(entry => entry.Type is NotifyType.Error or NotifyType.Warning)
            .Select(entry => System.Net.WebUtility.HtmlDecode(entry.ToHtmlString(encoder))).Distinct(StringComparer.Ordinal).ToList();
        return reasons.Count > 0 ? string.Join(' ', reasons) : localizer["Another part of the site has refused it."];
    }

    [LoggerMessage(EventId = 121, Level = LogLevel.Information, Message = "The {ContentType} {ContentItemId} was {Done} as scheduled.")]
    private partial void LogDone(string done, string contentType, string contentItemId);

    [LoggerMessage(EventId = 122, Level = LogLevel.Warning, Message = "The schedule of the {ContentType} {ContentItemId} was given up. {Failure}")]
    private partial void LogGivenUp(string contentType, string contentItemId, string failure);
}
