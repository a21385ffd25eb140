using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Localization;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Handlers;
using OrchardCore.DisplayManagement.Notify;
using OrchardCore.Modules;

namespace Iurc.Cms.Editorial.Review;

/// <summary>Marks a draft when its writer asks for a review, and takes the mark away when it is published.</summary>
public sealed class ReviewHandler(
    IHttpContextAccessor httpContextAccessor,
    IServiceProvider services,
    IClock clock,
    IHtmlLocalizer<ReviewHandler> localizer) : ContentHandlerBase
{
    /// <summary>The value of Orchard's button <c>submit.Save</c> that saves the draft and asks for a review.</summary>
    public const string AskForReview = "submit.AskForReview";

    /// <inheritdoc />
    public override Task DraftSavingAsync(SaveDraftContentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        if (IsAsking(context.ContentItem))
        {
            var user = httpContextAccessor.HttpContext!.User;
            context.ContentItem.Alter<ReviewPart>(part =>
            {
                part.AskedUtc = clock.UtcNow;
                part.AskedById = user.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";
                part.AskedByName = user.Identity?.Name ?? "";
            });
        }

        return Task.CompletedTask;
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
    }

    /// <inheritdoc />
    public override async Task PublishedAsync(PublishContentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        if (context.ContentItem.TryGet<ReviewPart>(out var review) && review.AskedUtc is not null)
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
}
