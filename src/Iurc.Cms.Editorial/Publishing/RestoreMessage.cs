using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Localization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using OrchardCore.ContentManagement;
using OrchardCore.Contents;
using OrchardCore.DisplayManagement.Notify;

namespace Iurc.Cms.Editorial.Publishing;

/// <summary>
/// Says that a version which was brought back is a draft, with the way to publish it beside it. Orchard 3.0.1 says only that it has been
/// restored, and leads back to the history.
/// </summary>
public sealed class RestoreMessage(
    INotifier notifier, IAuthorizationService authorization, IHttpContextAccessor httpContextAccessor, LinkGenerator links, IStringLocalizer<RestoreMessage> localizer)
{
    /// <summary>Shows the message on the next page, to somebody who is at a screen.</summary>
    public async Task ShowAsync(ContentItem item)
    {
        ArgumentNullException.ThrowIfNull(item);

        if (httpContextAccessor.HttpContext is not { User.Identity.IsAuthenticated: true } http)
        {
            return;
        }

        var message = new HtmlContentBuilder().Append(localizer["It is a draft: readers do not see it until it is published."]);
        if (await authorization.AuthorizeAsync(http.User, CommonPermissions.PublishContent, item) && AddressOf(http, "AdminPublishContentItem", "Publish", item) is { } publish)
        {
            // The admin's script sends it as a form, as it does for the entry of the same name in the lists.
            var button = Link(publish, localizer["Publish"], "btn btn-success btn-sm ms-2");
            button.MergeAttribute("data-url-af", "UnsafeUrl");
            message.AppendHtml(" ").AppendHtml(button);
        }

        if (AddressOf(http, "EditContentItem", "Edit", item) is { } edit)
        {
            message.AppendHtml(" ").AppendHtml(Link(edit, localizer["Open the draft"], "btn btn-secondary btn-sm ms-2"));
        }

        await notifier.WarningAsync(new LocalizedHtmlString("{0}", "{0}", isResourceNotFound: false, message));
    }

    private string? AddressOf(HttpContext http, string route, string action, ContentItem item)
        => links.GetPathByRouteValues(http, route, new { area = "OrchardCore.Contents", controller = "Admin", action, contentItemId = item.ContentItemId });

    private static TagBuilder Link(string address, string text, string classes)
    {
        var link = new TagBuilder("a");
        link.MergeAttribute("href", address);
        link.AddCssClass(classes);
        link.InnerHtml.Append(text);
        return link;
    }
}
