using System.Security.Claims;
using Iurc.Cms.Editorial.Messages;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using OrchardCore.ContentManagement;

namespace Iurc.Cms.Editorial.Review;

/// <summary>Tells editors that a draft awaits a review, and whoever asked for it that it is published.</summary>
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
    public async Task TellWriterAsync(ContentItem item, string userId)
    {
        ArgumentNullException.ThrowIfNull(item);

        if (userId != httpContextAccessor.HttpContext?.User.FindFirstValue(ClaimTypes.NameIdentifier))
        {
            await messages.TellAsync(userId, item.ContentItemId, localizer["Your draft has been published: {0}", messages.TitleOf(item)]);
        }
    }
}
