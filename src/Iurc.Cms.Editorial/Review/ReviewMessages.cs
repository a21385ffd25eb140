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
    /// <param name="item">The draft.</param>
    /// <param name="words">What whoever asks has written to them; may be empty.</param>
    /// <returns>How many have been told.</returns>
    public Task<int> TellEditorsAsync(ContentItem item, string words)
    {
        ArgumentNullException.ThrowIfNull(item);

        return messages.TellEditorsAsync(item.ContentItemId, localizer["{0} asks for a review: {1}", UserName, messages.TitleOf(item)], words);
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

    /// <summary>Tells whoever asked for the review at which time the draft will be published.</summary>
    public Task TellOfDateAsync(ContentItem item, string userId, string when)
    {
        ArgumentNullException.ThrowIfNull(item);

        return TellAsync(item, userId, localizer["{0} has set your draft to be published on {1}: {2}", UserName, when, messages.TitleOf(item)]);
    }

    /// <summary>Tells whoever wrote a draft that somebody else has saved another text over it.</summary>
    public Task TellOfReplacedAsync(ContentItem item, string userId)
    {
        ArgumentNullException.ThrowIfNull(item);

        return TellAsync(
            item, userId, localizer["{0} has saved another text over your draft: {1}", UserName, messages.TitleOf(item)], localizer["Yours is in the history. An editor can restore it."]);
    }

    /// <summary>Tells whoever wrote a draft who has thrown it away.</summary>
    public Task TellOfDiscardedAsync(ContentItem item, string userId)
    {
        ArgumentNullException.ThrowIfNull(item);

        return TellAsync(item, userId, localizer["{0} has discarded your draft: {1}", UserName, messages.TitleOf(item)]);
    }

    private string UserName => httpContextAccessor.HttpContext?.User.Identity?.Name ?? "";

    private async Task TellAsync(ContentItem item, string userId, string message, string details = "")
    {
        if (userId != httpContextAccessor.HttpContext?.User.FindFirstValue(ClaimTypes.NameIdentifier))
        {
            await messages.TellAsync(userId, item.ContentItemId, message, details);
        }
    }
}
