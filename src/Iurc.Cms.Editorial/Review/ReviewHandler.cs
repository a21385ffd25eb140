using System.Security.Claims;
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

/// <summary>Marks a draft when its writer asks for a review, and takes the mark away when it is published, sent back or thrown away.</summary>
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
            context.ContentItem.Alter<ReviewPart>(part =>
            {
                part.AskedUtc = clock.UtcNow;
                part.AskedById = user?.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";
                part.AskedByName = user?.Identity?.Name ?? "";
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
    }

    /// <inheritdoc />
    public override async Task DraftSavedAsync(SaveDraftContentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        if (IsAsking(context.ContentItem))
        {
            var told = await Messages.TellEditorsAsync(context.ContentItem);
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
    }

    /// <summary>Who waits for an answer hears that there is nothing left to publish.</summary>
    public override async Task RemovedAsync(RemoveContentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        if (context.ContentItem is { Published: false } draft && draft.TryGet<ReviewPart>(out var review) && review.AskedUtc is not null)
        {
            await Messages.TellOfDiscardedAsync(draft, review.AskedById);
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

    private bool IsAsking(ContentItem item)
        => httpContextAccessor.HttpContext is { Request: { HasFormContentType: true } request } http
            && request.Form["submit.Save"] == AskForReview
            && EditorPage.IsFor(http, item);

    private async Task<bool> IsSendingBackAsync(ContentItem item)
        => httpContextAccessor.HttpContext is { } http && EditorPage.IsFor(http, item) && AnswerIn(http.Request) is { Length: > 0 }
            && await services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(http.User, CommonPermissions.PublishContent, item);
}
