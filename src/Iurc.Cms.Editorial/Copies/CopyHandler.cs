using Iurc.Cms.Editorial.Review;
using Iurc.Cms.Programme.Models;
using Microsoft.AspNetCore.Mvc.Localization;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Autoroute.Models;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Handlers;
using OrchardCore.DisplayManagement.Notify;
using OrchardCore.Seo.Models;

namespace Iurc.Cms.Editorial.Copies;

/// <summary>
/// Takes from a copy what holds for the original alone: somebody's permission, a review that was asked for, an address, what search engines are
/// told. The dates are <see cref="Publishing.ScheduleHandler"/>'s part, former addresses <see cref="Addresses.FormerAddressHandler"/>'s. Translations begin as copies.
/// </summary>
public sealed class CopyHandler(IServiceProvider services, IHtmlLocalizer<CopyHandler> localizer) : ContentHandlerBase
{
    /// <summary>When all parts are copied, for Orchard gives the copy an address and a search title of its own before.</summary>
    public override async Task ClonedAsync(CloneContentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var copy = context.CloneContentItem;
        // Orchard has named it when it was empty yet.
        copy.DisplayText = context.ContentItem.DisplayText;
        if (copy.Has<Testimonial>())
        {
            copy.Alter<Testimonial>(part => part.PermissionGiven.Value = false);
        }

        if (copy.Has<AutoroutePart>())
        {
            // It is made from the title when somebody saves the copy.
            copy.Alter<AutoroutePart>(part => (part.Path, part.SetHomepage) = (null, false));
        }

        if (copy.Has<SeoMetaPart>())
        {
            copy.Remove<SeoMetaPart>();
            copy.Weld(nameof(SeoMetaPart), new SeoMetaPart());
        }

        copy.Remove<ReviewPart>();
        copy.Alter<CopyPart>(part => (part.OfContentItemId, part.IsTranslation) = (context.ContentItem.ContentItemId, false));

        await services.GetRequiredService<INotifier>().InformationAsync(localizer[
            "It begins without the original's permission, dates, review, address and texts for search engines. It is a copy of: {0}", context.ContentItem.DisplayText ?? ""]);
    }

    /// <summary>A copy that is published without having been saved has no address yet.</summary>
    public override async Task PublishingAsync(PublishContentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var item = context.ContentItem;
        if (!context.Cancel && !item.Published && item.Has<CopyPart>() && item.TryGet<AutoroutePart>(out var route) && string.IsNullOrEmpty(route.Path))
        {
            await services.GetRequiredService<IContentManager>().UpdateAsync(item);
        }
    }

    /// <summary>What readers see is no copy any more.</summary>
    public override Task PublishedAsync(PublishContentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        if (context.ContentItem.Has<CopyPart>())
        {
            context.ContentItem.Remove<CopyPart>();
        }

        return Task.CompletedTask;
    }
}
