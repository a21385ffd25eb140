using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using OrchardCore;
using OrchardCore.ContentManagement;
using OrchardCore.Notifications;
using OrchardCore.Notifications.Models;
using OrchardCore.Users;
using OrchardCore.Users.Models;

namespace Iurc.Cms.Editorial.Review;

/// <summary>
/// Tells people through Orchard's notifications. Not through a workflow: its task notifies users by name, and a list of names in a
/// workflow would be out of date with the next change of staff.
/// </summary>
public sealed class ReviewMessages(
    INotificationService notifications,
    UserManager<IUser> users,
    IHttpContextAccessor httpContextAccessor,
    LinkGenerator links,
    HtmlEncoder encoder,
    IStringLocalizer<ReviewMessages> localizer)
{
    /// <summary>Tells everybody with the role Editor that an item awaits a review, or the administrators when there is no editor.</summary>
    /// <returns>How many have been told.</returns>
    public async Task<int> TellEditorsAsync(ContentItem item)
    {
        ArgumentNullException.ThrowIfNull(item);

        var reviewers = await UsersInAsync(OrchardCoreConstants.Roles.Editor);
        reviewers = reviewers.Count > 0 ? reviewers : await UsersInAsync(OrchardCoreConstants.Roles.Administrator);
        var writer = httpContextAccessor.HttpContext?.User.Identity?.Name ?? "";
        foreach (var reviewer in reviewers)
        {
            await SendAsync(reviewer, item, localizer["{0} asks for a review: {1}", writer, TitleOf(item)]);
        }

        return reviewers.Count;
    }

    /// <summary>Tells whoever asked for the review that the item is published.</summary>
    public async Task TellWriterAsync(ContentItem item, string userId)
    {
        ArgumentNullException.ThrowIfNull(item);

        if (userId != httpContextAccessor.HttpContext?.User.FindFirstValue(ClaimTypes.NameIdentifier)
            && await users.FindByIdAsync(userId) is User { IsEnabled: true } writer)
        {
            await SendAsync(writer, item, localizer["Your draft has been published: {0}", TitleOf(item)]);
        }
    }

    private async Task<List<User>> UsersInAsync(string role)
        => [.. (await users.GetUsersInRoleAsync(role)).OfType<User>().Where(user => user.IsEnabled)];

    private async Task SendAsync(User user, ContentItem item, string subject)
    {
        var address = links.GetPathByRouteValues(httpContextAccessor.HttpContext!, "EditContentItem", new
        {
            area = "OrchardCore.Contents",
            controller = "Admin",
            action = "Edit",
            contentItemId = item.ContentItemId,
        }) ?? "";
        var link = $"<a href=\"{encoder.Encode(address)}\">{encoder.Encode(localizer["Open it"])}</a>";
        await notifications.SendAsync(user, new NotificationMessage
        {
            Subject = subject,
            Summary = $"{encoder.Encode(subject)} {link}",
            TextBody = $"{subject} {address}",
            HtmlBody = $"<p>{encoder.Encode(subject)}</p><p>{link}</p>",
            IsHtmlPreferred = true,
        });
    }

    private string TitleOf(ContentItem item) => string.IsNullOrWhiteSpace(item.DisplayText) ? localizer["without a title"] : item.DisplayText;
}
