using System.Security.Claims;
using System.Text.Json.Nodes;
using Iurc.Cms.Editorial.Messages;
using Iurc.Cms.Editorial.SafeEditing;
using Iurc.Programme.Schedules;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Handlers;
using OrchardCore.Contents;

namespace Iurc.Cms.Editorial.Review;

/// <summary>
/// A request for a review is for the text of whoever made it. Who saves another text over it takes the request off, and the other is told. An editor
/// who saves a draft that awaits a review is at the review: the request stays until it is answered.
/// </summary>
/// <param name="httpContextAccessor">Whoever saves.</param>
/// <param name="services">Content handlers are made with the content manager, and the messages need its session.</param>
public sealed class ReplacedDraftHandler(IHttpContextAccessor httpContextAccessor, IServiceProvider services) : ContentHandlerBase
{
    private readonly Dictionary<string, string> _writers = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public override async Task DraftSavingAsync(SaveDraftContentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var item = context.ContentItem;
        if (httpContextAccessor.HttpContext is not { User: { Identity.IsAuthenticated: true } user } http)
        {
            return;
        }

        var stored = EditorPage.IsFor(http, item) ? services.GetService<OpenedItem>()?.Stored : null;
        var review = item.TryGet<ReviewPart>(out var known) ? known : null;
        if (stored is { Published: true } || HasSameText(stored, item))
        {
            KeepAuthor(stored, item, review);
            return;
        }

        if (review?.AskedUtc is not null && await services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(user, CommonPermissions.PublishContent, item))
        {
            return;
        }

        var writer = review is { AskedById.Length: > 0 } ? review.AskedById : await services.GetRequiredService<ItemMessages>().IdOfAsync(stored?.Author);
        if (writer.Length > 0 && writer != user.FindFirstValue(ClaimTypes.NameIdentifier))
        {
            item.Remove<ReviewPart>();
            _writers[item.ContentItemId] = writer;
        }
    }

    /// <inheritdoc />
    public override Task DraftSavedAsync(SaveDraftContentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        return _writers.Remove(context.ContentItem.ContentItemId, out var writer)
            ? services.GetRequiredService<ReviewMessages>().TellOfReplacedAsync(context.ContentItem, writer) : Task.CompletedTask;
    }

    private static bool HasSameText(ContentItem? stored, ContentItem item)
        => stored is not null && ContentFingerprint.Of((JsonObject)stored.Content) == ContentFingerprint.Of((JsonObject)item.Content);

    // Who answers and changes no word has not written it: it stays the draft of its writer, who may go on sharing it.
    private static void KeepAuthor(ContentItem? stored, ContentItem item, ReviewPart? review)
    {
        if (stored is { Published: false } && review is not null)
        {
            item.Author = stored.Author;
        }
    }
}
