using System.Security.Claims;
using System.Text.Json.Nodes;
using Iurc.Cms.Programme.Models;
using Iurc.Programme.Schedules;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Localization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using OrchardCore.ArchiveLater.Models;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Handlers;
using OrchardCore.Contents;
using OrchardCore.DisplayManagement.Notify;
using OrchardCore.Modules;
using OrchardCore.PublishLater.Models;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Editorial.Publishing;

/// <summary>
/// Makes a schedule of the dates that an item is saved with, if whoever saves it may publish it, by whatever way: form, API, import, workflow,
/// script. Whoever may not publish sets no date, and takes the date off with which another's text was to go out. It must be the first of all
/// handlers: what happens after a change is told to the last one first, and what goes public is what all of them have made of it.
/// </summary>
/// <param name="services">Content handlers are made with the content manager, and what they need has its session.</param>
/// <param name="httpContextAccessor">Whoever saves.</param>
/// <param name="clock">The time.</param>
/// <param name="localizer">Says it on the next page.</param>
/// <param name="texts">Says it where there is no page.</param>
public sealed class ScheduleHandler(
    IServiceProvider services, IHttpContextAccessor httpContextAccessor, IClock clock, IHtmlLocalizer<ScheduleHandler> localizer, IStringLocalizer<ScheduleHandler> texts) : ContentHandlerBase
{
    private readonly HashSet<string> _imported = new(StringComparer.Ordinal);

    /// <summary>An import brings the dates of another time and place: those that make no sense here and now are left out, and said.</summary>
    public override async Task ImportingAsync(ImportContentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var item = context.ContentItem;
        var dates = PublicationDates.Of(item);
        _imported.Add(item.ContentItemId);
        if (ScheduleRules.Check(item.Published ? null : dates.PublishUtc, dates.TakeDownUtc, clock.UtcNow).Count > 0)
        {
            WriteDates(item, PublicationSchedule.None);
            await Notifier.WarningAsync(localizer["Imported without its dates to publish and to take down, which do not fit today: {0}", item.DisplayText ?? ""]);
        }
    }

    /// <summary>An older version brings its text along, and not when it was to go public.</summary>
    public override async Task RestoringAsync(RestoreContentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var item = context.ContentItem;
        WriteDates(item, (await Schedules.PlanOfAsync(item.ContentItemId)).WithoutPublication());
    }

    /// <summary>What would be refused in the form is refused to the API, too.</summary>
    public override Task ValidatingAsync(ValidateContentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var item = context.ContentItem;
        if (!_imported.Contains(item.ContentItemId))
        {
            var dates = PublicationDates.Of(item);
            foreach (var problem in ScheduleRules.Check(item.Published ? null : dates.PublishUtc, dates.TakeDownUtc, clock.UtcNow))
            {
                context.Fail(texts[problem.Format, problem.Arguments], problem.Field);
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override Task CreatedAsync(CreateContentContext context) => SettleAsync(context.ContentItem);

    /// <inheritdoc />
    public override Task UpdatedAsync(UpdateContentContext context) => SettleAsync(context.ContentItem);

    /// <inheritdoc />
    public override Task DraftSavedAsync(SaveDraftContentContext context) => SettleAsync(context.ContentItem);

    /// <summary>
    /// Nobody who may not publish does so, by whatever way: Orchard's API, for one, asks only for the right to edit. And what is to go public
    /// at its date does not go before, by whatever says nothing of that date: the list, several rows at once, the API, a workflow. The form,
    /// which does, has taken the date out of the item; an import brings what is public.
    /// </summary>
    public override async Task PublishingAsync(PublishContentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var item = context.ContentItem;
        if (item.Published)
        {
            return;
        }

        if (User is { } user && !await MayPublishAsync(user, item))
        {
            context.Cancel = true;
            await Notifier.ErrorAsync(localizer["You may not publish this. Ask an editor for a review."]);
        }
        else if (!_imported.Contains(item.ContentItemId)
            && (await Schedules.PlanOfAsync(item.ContentItemId)).PublishUtc is { } publish && publish > clock.UtcNow && PublicationDates.Of(item).PublishUtc == publish)
        {
            context.Cancel = true;
            await Notifier.ErrorAsync(localizer["“{0}” is set to be published on {1}. Open it to publish it now, or remove the date.", item.DisplayText ?? "", await SayAsync(publish)]);
        }
        else if (!IsPublishing && !_imported.Contains(item.ContentItemId) && await services.GetRequiredService<CopiedEmbargo>().OfAsync(item) is { } embargo)
        {
            context.Cancel = true;
            await Notifier.ErrorAsync(localizer["“{0}” is a copy of a text that is not to be public before {1}. Open it, and publish it there if it may go out.", item.DisplayText ?? "", await SayAsync(embargo)]);
        }
    }

    /// <summary>What has been published is not published once more.</summary>
    public override async Task PublishedAsync(PublishContentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var item = context.ContentItem;
        if (await Schedules.FindAsync(item.ContentItemId) is { } schedule)
        {
            await Schedules.ChangeAsync(item, known => (known.Plan, known.Tries, known.FailedUtc, known.Failure) = (known.Plan.WithoutPublication(), 0, null, ""));
            WriteDates(item, schedule.Plan.WithoutPublication());
            await SaveAsync(item);
        }
    }

    /// <summary>What has been taken down stays so: no date of before brings it back.</summary>
    public override async Task UnpublishedAsync(PublishContentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var item = context.ContentItem;
        var schedule = await Schedules.FindAsync(item.ContentItemId);
        if (schedule?.PublishUtc is { } publish && User is not null)
        {
            await Notifier.WarningAsync(localizer["The draft is not published on {0} any more. Choose a date again if it is to be.", await SayAsync(publish)]);
        }

        if (schedule is not null)
        {
            await ForgetAsync(item);
        }

        foreach (var version in new[] { item, context.PreviousItem }.OfType<ContentItem>().Where(version => PublicationDates.Of(version) != default))
        {
            WriteDates(version, PublicationSchedule.None);
            await SaveAsync(version);
        }
    }

    /// <inheritdoc />
    public override async Task RemovedAsync(RemoveContentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var item = context.ContentItem;
        // What an import replaces is removed only to come back: what becomes of its dates is settled then.
        if (_imported.Contains(item.ContentItemId) || await Schedules.FindAsync(item.ContentItemId) is null)
        {
            return;
        }

        if (context.NoActiveVersionLeft)
        {
            await ForgetAsync(item);
        }
        else if (!item.Published)
        {
            // A draft that was thrown away. What readers see keeps its end.
            await Schedules.ChangeAsync(item, known => (known.Plan, known.FailedUtc, known.Failure) = (known.Plan.WithoutPublication(), null, ""));
        }
    }

    /// <summary>What somebody has asked for the original was not asked for the copy.</summary>
    public override Task ClonedAsync(CloneContentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        WriteDates(context.CloneContentItem, PublicationSchedule.None);
        return Task.CompletedTask;
    }

    /// <summary>Says what a restored version is, and gives the way on.</summary>
    public override Task RestoredAsync(RestoreContentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        return services.GetRequiredService<RestoreMessage>().ShowAsync(context.ContentItem);
    }

    private ItemSchedules Schedules => services.GetRequiredService<ItemSchedules>();

    private INotifier Notifier => services.GetRequiredService<INotifier>();

    private ClaimsPrincipal? User => httpContextAccessor.HttpContext?.User is { Identity.IsAuthenticated: true } user ? user : null;

    private async Task SettleAsync(ContentItem item)
    {
        if (!item.Latest)
        {
            return;
        }

        var dates = PublicationDates.Of(item);
        var before = await Schedules.PlanOfAsync(item.ContentItemId);
        if (before == PublicationSchedule.None && dates == default)
        {
            return;
        }

        var publish = item.Published ? null : dates.PublishUtc;
        var setsDates = publish != before.PublishUtc || dates.TakeDownUtc != before.TakeDownUtc;
        // What no user does, a recipe or a script for example, is trusted to set a date. A text that it changes is nobody's who was asked.
        var mayPublish = User is { } user ? await MayPublishAsync(user, item) : setsDates;
        var after = before.AfterSaving(publish, dates.TakeDownUtc, ContentFingerprint.Of((JsonObject)item.Content), mayPublish);
        WriteDates(item, after);
        if (after == before)
        {
            return;
        }

        var (askedById, askedByName) = await Schedules.FindAsync(item.ContentItemId) is { } known ? (known.AskedById, known.AskedByName) : ("", "");
        await Schedules.ChangeAsync(item, schedule =>
        {
            schedule.Plan = after;
            if (mayPublish && setsDates)
            {
                (schedule.AskedById, schedule.AskedByName) = (User?.FindFirstValue(ClaimTypes.NameIdentifier) ?? "", User?.Identity?.Name ?? "");
                (schedule.Tries, schedule.FailedUtc, schedule.Failure) = (0, null, "");
            }
        });

        if (after.TakeDownUtc != before.TakeDownUtc)
        {
            await WriteTakeDownOfOtherVersionAsync(item, after);
        }

        if (before.PublishUtc is { } lost && !mayPublish)
        {
            await TellOfLostDateAsync(item, lost, askedById, askedByName);
        }
        else if (mayPublish && setsDates)
        {
            await SayWhatIsSetAsync(item, before, after);
        }
    }

    private async Task SayWhatIsSetAsync(ContentItem item, PublicationSchedule before, PublicationSchedule after)
    {
        if (after.PublishUtc is { } publish)
        {
            await Notifier.SuccessAsync(after.TakeDownUtc is { } end
                ? localizer["It will be published on {0} and taken down on {1}.", await SayAsync(publish), await SayAsync(end)]
                : localizer["It will be published on {0}.", await SayAsync(publish)]);
        }
        else if (after.TakeDownUtc is { } takeDown)
        {
            await Notifier.SuccessAsync(localizer["It will be taken down on {0}.", await SayAsync(takeDown)]);
        }

        if (before.PublishUtc is { } off && after.PublishUtc is null && !IsPublishing)
        {
            await Notifier.SuccessAsync(localizer["It is not published on {0} any more.", await SayAsync(off)]);
        }
    }

    private bool IsPublishing => httpContextAccessor.HttpContext?.Request is { HasFormContentType: true } request && request.Form.ContainsKey("submit.Publish");

    private async Task TellOfLostDateAsync(ContentItem item, DateTime publish, string askedById, string askedByName)
    {
        await Notifier.WarningAsync(askedByName.Length > 0
            ? localizer["It is not published on {0} any more: {1} had chosen that date for the text as it was, and is told. Ask for a review.", await SayAsync(publish), askedByName]
            : localizer["It is not published on {0} any more: that date was chosen for the text as it was. Ask for a review.", await SayAsync(publish)]);
        services.GetRequiredService<LostDates>().TellLater(item, publish, askedById, User, isAtForm: httpContextAccessor.HttpContext is { } http && EditorPage.IsFor(http, item));
    }

    // A page that readers see has the same end in its draft, so that lists, history and exports say the same of both.
    private async Task WriteTakeDownOfOtherVersionAsync(ContentItem item, PublicationSchedule plan)
    {
        if (!item.Published && await services.GetRequiredService<IContentManager>().GetAsync(item.ContentItemId, VersionOptions.Published) is { } published
            && published.ContentItemVersionId != item.ContentItemVersionId)
        {
            WriteDates(published, plan.WithoutPublication());
            await SaveAsync(published);
        }
    }

    private async Task ForgetAsync(ContentItem item)
        => await Schedules.ChangeAsync(item, known => (known.Plan, known.FailedUtc, known.Failure) = (PublicationSchedule.None, null, ""));

    private Task SaveAsync(ContentItem item) => services.GetRequiredService<ISession>().SaveAsync(item);

    private Task<bool> MayPublishAsync(ClaimsPrincipal user, ContentItem item)
        => services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(user, CommonPermissions.PublishContent, item);

    private Task<string> SayAsync(DateTime utc) => services.GetRequiredService<SiteTime>().SayAsync(utc);

    /// <summary>Writes the dates into Orchard's parts, which show them.</summary>
    internal static void WriteDates(ContentItem item, PublicationSchedule plan)
    {
        var dates = PublicationDates.Of(item);
        if (dates.PublishUtc != plan.PublishUtc)
        {
            item.Alter<PublishLaterPart>(part => part.ScheduledPublishUtc = plan.PublishUtc);
        }

        if (dates.TakeDownUtc != plan.TakeDownUtc)
        {
            item.Alter<ArchiveLaterPart>(part => part.ScheduledArchiveUtc = plan.TakeDownUtc);
        }
    }
}
