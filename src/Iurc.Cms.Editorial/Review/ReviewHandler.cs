using System.Security.Claims;
using System.Text.Json.Nodes;
using Iurc.Cms.Editorial.Publishing;
using Iurc.Cms.Programme.Models;
using Iurc.Programme;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Localization;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Handlers;
using OrchardCore.Contents;
using OrchardCore.DisplayManagement.Notify;
using OrchardCore.Modules;

namespace Iurc.Cms.Editorial.Review;

/// <summary>Marks a draft when its writer asks for a review, and takes the mark away when it is answered: published, given a date, sent back; or taken back.</summary>
public sealed class ReviewHandler(
    IHttpContextAccessor httpContextAccessor,
    IServiceProvider services,
    IClock clock,
    IHtmlLocalizer<ReviewHandler> localizer) : ContentHandlerBase
{
    /// <summary>The value of Orchard's button <c>submit.Save</c> that saves the draft and asks for a review.</summary>
    public const string AskForReview = "submit.AskForReview";

    /// <summary>The value of the same button that saves the draft and sends it back to whoever has asked.</summary>
    public const string SendBack = "submit.SendBack";

    /// <summary>The value of the same button that saves the draft and takes back the request of whoever presses it.</summary>
    public const string TakeBack = "submit.TakeBack";

    // The form's box for the answer takes no more either.
    private const int MostWords = 2000;

    /// <summary>The form's field for what has to change.</summary>
    public const string AnswerField = "Review.Answer";

    /// <summary>What somebody has written who sends a draft back; null when nobody does.</summary>
    public static string? AnswerIn(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);

        return request.HasFormContentType && request.Form["submit.Save"] == SendBack ? request.Form[AnswerField].ToString().Trim() : null;
    }

    /// <inheritdoc />
    public override async Task DraftSavingAsync(SaveDraftContentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var user = httpContextAccessor.HttpContext?.User;
        if (IsAsking(context.ContentItem))
        {
            var words = TextCut.At(((string?)((JsonObject)context.ContentItem.Content)["AuditTrailPart"]?["Comment"] ?? "").Trim(), MostWords);
            context.ContentItem.Alter<ReviewPart>(part =>
            {
                part.AskedUtc = clock.UtcNow;
                part.AskedById = user?.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";
                part.AskedByName = user?.Identity?.Name ?? "";
                part.Words = words;
                (part.Answer, part.AnsweredUtc, part.AnsweredByName) = ("", null, "");
            });
        }
        else if (await IsSendingBackAsync(context.ContentItem))
        {
            context.ContentItem.Alter<ReviewPart>(part =>
            {
                part.AskedUtc = null;
                (part.Answer, part.AnsweredUtc, part.AnsweredByName) = (AnswerIn(httpContextAccessor.HttpContext!.Request)!, clock.UtcNow, user?.Identity?.Name ?? "");
            });
        }
        else if (await IsSettingDateAsync(context.ContentItem))
        {
            // Who asked stays known, to be told when it is public.
            context.ContentItem.Alter<ReviewPart>(part => (part.AskedUtc, part.Answer, part.AnsweredUtc, part.AnsweredByName) = (null, "", null, ""));
        }
        else if (IsTakingBack(context.ContentItem))
        {
            context.ContentItem.Remove<ReviewPart>();
            await services.GetRequiredService<INotifier>().SuccessAsync(localizer["You have taken back the request for a review. The draft stays."]);
        }
    }

    /// <inheritdoc />
    public override async Task DraftSavedAsync(SaveDraftContentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        if (IsAsking(context.ContentItem))
        {
            var told = await Messages.TellEditorsAsync(context.ContentItem, context.ContentItem.TryGet<ReviewPart>(out var asked) ? asked.Words : "");
            var notifier = services.GetRequiredService<INotifier>();
            if (told > 0)
            {
                await notifier.SuccessAsync(localizer["The editors have been told that it awaits a review."]);
            }
            else
            {
                await notifier.WarningAsync(localizer["There is no editor to tell. Ask an administrator to give somebody the role Editor."]);
            }
        }
        else if (await IsSendingBackAsync(context.ContentItem) && context.ContentItem.TryGet<ReviewPart>(out var review))
        {
            await Messages.TellOfAnswerAsync(context.ContentItem, review);
            await services.GetRequiredService<INotifier>().SuccessAsync(localizer["The draft has been sent back. {0} has been told what has to change.", review.AskedByName]);
        }
        else if (await IsSettingDateAsync(context.ContentItem) && context.ContentItem.TryGet<ReviewPart>(out var answered) && PublicationDates.Of(context.ContentItem).PublishUtc is { } publish)
        {
            await Messages.TellOfDateAsync(context.ContentItem, answered.AskedById, await services.GetRequiredService<SiteTime>().SayAsync(publish));
        }
    }

    /// <inheritdoc />
    public override async Task PublishedAsync(PublishContentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        if (context.ContentItem.TryGet<ReviewPart>(out var review))
        {
            context.ContentItem.Remove<ReviewPart>();
            await Messages.TellWriterAsync(context.ContentItem, review.AskedById);
        }
    }

    // Content handlers are made with the content manager, and the messages need its session.
    private ReviewMessages Messages => services.GetRequiredService<ReviewMessages>();

    private bool IsAsking(ContentItem item) => IsPressed(item, AskForReview);

    private bool IsPressed(ContentItem item, string button)
        => httpContextAccessor.HttpContext is { Request: { HasFormContentType: true } request } http && request.Form["submit.Save"] == button && EditorPage.IsFor(http, item);

    private bool IsTakingBack(ContentItem item)
        => IsPressed(item, TakeBack) && item.TryGet<ReviewPart>(out var review) && review.AskedUtc is not null
            && review.AskedById == httpContextAccessor.HttpContext!.User.FindFirstValue(ClaimTypes.NameIdentifier);

    private async Task<bool> IsSettingDateAsync(ContentItem item)
        => IsPressed(item, ScheduleForm.Schedule) && item.TryGet<ReviewPart>(out _)
            && await services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(httpContextAccessor.HttpContext!.User, CommonPermissions.PublishContent, item);

    private async Task<bool> IsSendingBackAsync(ContentItem item)
        => httpContextAccessor.HttpContext is { } http && EditorPage.IsFor(http, item) && AnswerIn(http.Request) is { Length: > 0 }
            && await services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(http.User, CommonPermissions.PublishContent, item);
}
