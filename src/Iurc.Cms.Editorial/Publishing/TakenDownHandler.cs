using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Handlers;
using OrchardCore.Modules;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Editorial.Publishing;

/// <summary>Writes down that an item was taken down, on its newest version: a draft of it looks like a new item otherwise, and is published as one.</summary>
/// <param name="services">Content handlers are made with the content manager, and what they need has its session.</param>
/// <param name="httpContextAccessor">Knows who does it.</param>
/// <param name="clock">Knows when.</param>
public sealed class TakenDownHandler(IServiceProvider services, IHttpContextAccessor httpContextAccessor, IClock clock) : ContentHandlerBase
{
    /// <inheritdoc />
    public override async Task UnpublishedAsync(PublishContentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var name = httpContextAccessor.HttpContext?.User.Identity?.Name ?? "";
        context.ContentItem.Alter<TakenDownPart>(part => (part.AtUtc, part.ByName) = (clock.UtcNow, name));
        await services.GetRequiredService<ISession>().SaveAsync(context.ContentItem);
    }

    /// <inheritdoc />
    public override Task PublishingAsync(PublishContentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        if (!context.Cancel)
        {
            Forget(context.ContentItem);
        }

        return Task.CompletedTask;
    }

    /// <summary>Readers have never seen a copy.</summary>
    public override Task ClonedAsync(CloneContentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        Forget(context.CloneContentItem);
        return Task.CompletedTask;
    }

    private static void Forget(ContentItem item)
    {
        if (item.Has<TakenDownPart>())
        {
            item.Remove<TakenDownPart>();
        }
    }
}
