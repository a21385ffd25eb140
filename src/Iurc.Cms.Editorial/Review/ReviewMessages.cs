using System.Security.Claims;
using Iurc.Cms.Editorial.Messages;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using OrchardCore.ContentManagement;

namespace Iurc.Cms.Editorial.Review;

/// <summary>Tells editors that a draft awaits a review, and whoever asked for it what has become of it.</summary>
public sealed class ReviewMessages(ItemMessages messages, IHttpContextAccessor httpContextAccessor, IStringLocalizer<ReviewMessages> localizer)
{
    /// <summary>Tells everybody with the role Editor that an item awaits a review, or the administrators when there is no editor.</summary>
    /// <returns>How many have been told.</returns>
    public Task<int> TellEditorsAsync(ContentItem item)
    {
        ArgumentNullException.ThrowIfNull(item);

        var writer = httpContextAccessor.HttpContext?.User.Identity?.Name ?? "";
        return messages.TellEditorsAsync(item.ContentItemId, localizer["{0} asks for a review: {1}", writer, messages.TitleOf(item)]);
    }

    /// <summary>Tells whoever asked for the review that the item is published.</summary>
    public Task TellWriterAsync(ContentItem item, string userId)
    {
        ArgumentNullException.ThrowIfNull(item);

        return TellAsync(item, userId, localizer["Your draft has been published: {0}", messages.TitleOf(item)]);
    }

    /// <summary>Tells whoever asked for the review that it was sent back, and why.</summary>
    public Task TellOfAnswerAsync(ContentItem item, ReviewPart review)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(review);

        return TellAsync(item, review.AskedById, localizer["{0} has sent your draft back: {1}", review.AnsweredByName, messages.TitleOf(item)], review.Answer);
    }

    /// <summary>Tells whoever asked for the review that somebody has thrown the draft away.</summary>
    public Task TellOfDiscardedAsync(ContentItem item, string userId)
    {
        ArgumentNullException.ThrowIfNull(item);

        return TellAsync(item, userId, localizer["Your draft has been discarded: {0}", messages.TitleOf(item)]);
    }

    private async Task TellAsync(ContentItem item, string userId, string message, string details = "")
    {
        if (userId != httpContextAccessor.HttpContext?.User.FindFirstValue(ClaimTypes.NameIdentifier))
        {
            await messages.TellAsync(userId, item.ContentItemId, message, details);
        }
    }
}
