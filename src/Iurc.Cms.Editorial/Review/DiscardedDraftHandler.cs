using Iurc.Cms.Editorial.Messages;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement.Handlers;
using OrchardCore.ContentManagement;

namespace Iurc.Cms.Editorial.Review;

/// <summary>Who has written a draft hears who has thrown it away in the admin. What an import or a script replaces is not thrown away.</summary>
/// <param name="httpContextAccessor">The request.</param>
/// <param name="services">Content handlers are made with the content manager, and the messages need its session.</param>
public sealed class DiscardedDraftHandler(IHttpContextAccessor httpContextAccessor, IServiceProvider services) : ContentHandlerBase
{
    /// <inheritdoc />
    public override async Task RemovedAsync(RemoveContentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var draft = context.ContentItem;
        if (draft.Published || httpContextAccessor.HttpContext is not { User.Identity.IsAuthenticated: true, Request.RouteValues: var route }
            || !string.Equals(route["area"] as string, "OrchardCore.Contents", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        HashSet<string> writers = new(StringComparer.Ordinal)
        {
            draft.TryGet<ReviewPart>(out var review) ? review.AskedById : "",
            await services.GetRequiredService<ItemMessages>().IdOfAsync(draft.Author),
            context.NoActiveVersionLeft ? draft.Owner ?? "" : "",
        };
        foreach (var writer in writers.Where(writer => writer.Length > 0))
        {
            await services.GetRequiredService<ReviewMessages>().TellOfDiscardedAsync(draft, writer);
        }
    }
}
