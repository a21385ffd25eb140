using System.Globalization;
using Iurc.Cms.Programme.Models;
using Iurc.Programme;
using Iurc.Programme.Schedules;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using OrchardCore;
using OrchardCore.ArchiveLater.Models;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.ContentManagement.Metadata;
using OrchardCore.Contents;
using OrchardCore.DisplayManagement.Handlers;
using OrchardCore.DisplayManagement.ModelBinding;
using OrchardCore.DisplayManagement.Views;
using OrchardCore.Modules;
using OrchardCore.PublishLater.Models;

namespace Iurc.Cms.Editorial.Publishing;

/// <summary>One panel for both dates. It only writes what was pressed for into the item: <see cref="ScheduleHandler"/> makes a schedule of it.</summary>
public sealed class ScheduleDriver(
    ItemSchedules schedules,
    ShownPanel shown,
    SiteTime time,
    IContentManager content,
    IContentDefinitionManager definitions,
    IHttpContextAccessor httpContextAccessor,
    IAuthorizationService authorization,
    IClock clock,
    IStringLocalizer<ScheduleDriver> localizer) : ContentDisplayDriver
{
    /// <inheritdoc />
    public override async Task<IDisplayResult?> DisplayAsync(ContentItem model, BuildDisplayContext context)
    {
        var dates = PublicationDates.Of(model);
        if (context is not { DisplayType: OrchardCoreConstants.DisplayType.SummaryAdmin } || dates == default)
        {
            return null;
        }

        var panel = new SchedulePanelViewModel { PublishSet = await SayAsync(dates.PublishUtc), TakeDownSet = await SayAsync(dates.TakeDownUtc) };
        return Initialize<SchedulePanelViewModel>("IurcSchedule_SummaryAdmin", shape => (shape.PublishSet, shape.TakeDownSet) = (panel.PublishSet, panel.TakeDownSet))
            .Location(OrchardCoreConstants.DisplayType.SummaryAdmin, "Tags:33");
    }

    /// <inheritdoc />
    public override async Task<IDisplayResult?> EditAsync(ContentItem model, BuildEditorContext context)
        => await IsShownAsync(model, context) ? await PanelAsync(model, null) : null;

    /// <inheritdoc />
    public override async Task<IDisplayResult?> UpdateAsync(ContentItem model, UpdateEditorContext context)
    {
        if (!await IsShownAsync(model, context))
        {
            return null;
        }

        var request = httpContextAccessor.HttpContext!.Request;
        if (!request.HasFormContentType || !await MayPublishAsync(model))
        {
            return await PanelAsync(model, null);
        }

        var typed = new Typed((string?)request.Form[ScheduleRules.PublishField], (string?)request.Form[ScheduleRules.TakeDownField]);
        await ReadAsync(model, typed, request.Form, context.Updater);
        return await PanelAsync(model, typed);
    }

    private async Task ReadAsync(ContentItem item, Typed typed, IFormCollection form, IUpdateModel updater)
    {
        var stored = await schedules.PlanOfAsync(item.ContentItemId);
        if (form.ContainsKey("submit.Unpublish"))
        {
            // That takes all dates off.
            return;
        }

        var offsets = await time.GetOffsetsAsync();
        List<Problem> problems = [];
        var isRefused = false;
        var publish = await DateOfAsync(ScheduleRules.PublishField, typed.Publish, stored.PublishUtc);
        var takeDown = await DateOfAsync(ScheduleRules.TakeDownField, typed.TakeDown, stored.TakeDownUtc);
        if (problems.Count == 0)
        {
            switch ((string?)form["submit.Save"])
            {
                case null when form.ContainsKey("submit.Publish"):
                    if (publish is not null)
                    {
                        Refuse(ScheduleRules.PublishField, localizer["There is a date to publish. Press the button again if it is right, or remove the date to publish now."]);
                    }

                    problems.AddRange(ScheduleRules.Check(null, takeDown, clock.UtcNow));
                    break;
                case ScheduleForm.Schedule:
                    if (publish is null)
                    {
                        Refuse(ScheduleRules.PublishField, localizer["Choose the day and the time at which it is to be published."]);
                    }

                    problems.AddRange(ScheduleRules.Check(publish, takeDown, clock.UtcNow));
                    break;
                case ScheduleForm.TakeDown:
                    if (publish != stored.PublishUtc)
                    {
                        Refuse(ScheduleRules.PublishField, localizer["This button sets only the date to take down. Set the date to publish by the button that says so, or put it back."]);
                    }

                    problems.AddRange(ScheduleRules.Check(publish, takeDown, clock.UtcNow));
                    break;
                default:
                    await CheckDraftAsync();
                    break;
            }
        }

        foreach (var problem in problems)
        {
            Refuse(problem.Field, localizer[problem.Format, problem.Arguments]);
        }

        if (!isRefused)
        {
            ScheduleHandler.WriteDates(item, new PublicationSchedule(publish, takeDown, ""));
        }

        void Refuse(string field, string message)
        {
            isRefused = true;
            updater.ModelState.AddModelError(field, message);
        }

        // What stands in the field as it was shown is the date that is stored, also within an hour that comes twice.
        async Task<DateTime?> DateOfAsync(string field, string? text, DateTime? known)
        {
            if (text is null || text == await TypedAsync(known))
            {
                return known;
            }

            var (utc, problem) = ScheduleRules.Read(field, text, offsets);
            problems.AddRange(problem is null ? [] : [problem]);
            return utc;
        }

        // To store a draft sets no date. An emptied field takes the date off: nothing goes out by that.
        async Task CheckDraftAsync()
        {
            if (publish is not null && publish != stored.PublishUtc)
            {
                Refuse(ScheduleRules.PublishField, localizer["Save Draft does not set this date. Press “Publish on …” to set it, or remove it."]);
            }

            if (takeDown != stored.TakeDownUtc && (takeDown is not null || await content.HasPublishedVersionAsync(item)))
            {
                Refuse(ScheduleRules.TakeDownField, localizer["Save Draft does not change this date. Press the button that publishes, or put the date back."]);
            }
        }
    }

    private async Task<IDisplayResult> PanelAsync(ContentItem item, Typed? typed)
    {
        var schedule = await schedules.FindAsync(item.ContentItemId);
        var panel = new SchedulePanelViewModel
        {
            MayPublish = await MayPublishAsync(item),
            Publish = typed?.Publish ?? await TypedAsync(schedule?.PublishUtc),
            TakeDown = typed?.TakeDown ?? await TypedAsync(schedule?.TakeDownUtc),
            PublishSet = await SayAsync(schedule?.PublishUtc),
            TakeDownSet = await SayAsync(schedule?.TakeDownUtc),
            AskedByName = schedule?.AskedByName ?? "",
            Failure = schedule?.Failure ?? "",
            HidesPublished = !item.Published && await content.HasPublishedVersionAsync(item),
            Place = await time.GetPlaceAsync(),
            Now = await time.ToLocalAsync(clock.UtcNow),
        };
        shown.Panel = panel.MayPublish ? panel : null;
        var state = Shape("IurcScheduleState_Edit").Location("Content:before");
        return panel.MayPublish ? Combine(state, Shape("IurcSchedule_Edit").Location("Content:100")) : state;

        ShapeResult Shape(string shapeType) => Initialize<SchedulePanelViewModel>(shapeType, panel.CopyTo);
    }

    private async Task<bool> IsShownAsync(ContentItem item, BuildShapeContext context)
        => EditorPage.IsAbout(httpContextAccessor.HttpContext, item, context)
            && (await definitions.GetTypeDefinitionAsync(item.ContentType))?.Parts.Any(part => part.PartDefinition.Name is nameof(PublishLaterPart) or nameof(ArchiveLaterPart)) == true;

    private Task<bool> MayPublishAsync(ContentItem item)
        => authorization.AuthorizeAsync(httpContextAccessor.HttpContext!.User, CommonPermissions.PublishContent, item);

    private async Task<string> TypedAsync(DateTime? utc)
        => utc is { } moment ? (await time.ToLocalAsync(moment)).ToString(ScheduleForm.Format, CultureInfo.InvariantCulture) : "";

    private async Task<string?> SayAsync(DateTime? utc) => utc is { } moment ? await time.SayAsync(moment) : null;

    /// <param name="Publish">What stands in the field of the date to publish; null if the form has none.</param>
    /// <param name="TakeDown">What stands in the field of the date to take down; null if the form has none.</param>
    private sealed record Typed(string? Publish, string? TakeDown);
}
