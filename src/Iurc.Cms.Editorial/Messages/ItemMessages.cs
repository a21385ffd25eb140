using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using OrchardCore;
using OrchardCore.Admin;
using OrchardCore.ContentManagement;
using OrchardCore.Environment.Shell;
using OrchardCore.Notifications;
using OrchardCore.Notifications.Models;
using OrchardCore.Settings;
using OrchardCore.Users;
using OrchardCore.Users.Models;

namespace Iurc.Cms.Editorial.Messages;

/// <summary>
/// Tells people of an item through Orchard's notifications. Not through a workflow: its task notifies users by name, and a list of names in a
/// workflow would be out of date with the next change of staff.
/// </summary>
public sealed class ItemMessages(
    INotificationService notifications,
    UserManager<IUser> users,
    IHttpContextAccessor httpContextAccessor,
    LinkGenerator links,
    ShellSettings shell,
    IOptions<AdminOptions> admin,
    ISiteService sites,
    HtmlEncoder encoder,
    IStringLocalizer<ItemMessages> localizer)
{
    /// <summary>Tells one user, unless the user may not log in any more.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="contentItemId">The item.</param>
    /// <param name="message">One line.</param>
    /// <param name="details">What somebody has written besides; may have several lines.</param>
    /// <param name="subject">The subject of the mail, where the message is too long for one.</param>
    /// <returns>Whether the user has been told.</returns>
    public async Task<bool> TellAsync(string userId, string contentItemId, string message, string details = "", string? subject = null)
    {
        if (userId.Length == 0 || await users.FindByIdAsync(userId) is not User { IsEnabled: true } user)
        {
            return false;
        }

        await SendAsync(user, contentItemId, message, details, subject);
        return true;
    }

    /// <summary>Tells everybody with the role Editor, or the administrators when there is no editor.</summary>
    /// <returns>How many have been told.</returns>
    public async Task<int> TellEditorsAsync(string contentItemId, string message, string details = "", string? subject = null)
    {
        var editors = await UsersInAsync(OrchardCoreConstants.Roles.Editor);
        editors = editors.Count > 0 ? editors : await UsersInAsync(OrchardCoreConstants.Roles.Administrator);
        foreach (var editor in editors)
        {
            await SendAsync(editor, contentItemId, message, details, subject);
        }

        return editors.Count;
    }

    /// <summary>The subject of what tells that something did not happen at its time.</summary>
    public string SubjectOfLostDate(string title) => localizer["A date was not kept: {0}", title];

    /// <summary>The id of the user with a name; empty if there is none.</summary>
    public async Task<string> IdOfAsync(string? userName)
        => !string.IsNullOrEmpty(userName) && await users.FindByNameAsync(userName) is User user ? user.UserId : "";

    /// <summary>What an item is called in a message.</summary>
    public string TitleOf(ContentItem item)
    {
        ArgumentNullException.ThrowIfNull(item);

        return string.IsNullOrWhiteSpace(item.DisplayText) ? localizer["without a title"] : item.DisplayText;
    }

    private async Task<List<User>> UsersInAsync(string role)
        => [.. (await users.GetUsersInRoleAsync(role)).OfType<User>().Where(user => user.IsEnabled)];

    private async Task SendAsync(User user, string contentItemId, string message, string details, string? subject)
    {
        var path = PathOf(contentItemId);
        var link = $"<a href=\"{encoder.Encode(path)}\">{encoder.Encode(localizer["Open it"])}</a>";
        string[] said = details.Length > 0 ? [message, details] : [message];
        await notifications.SendAsync(user, new NotificationMessage
        {
            Subject = subject ?? message,
            Summary = $"{string.Join(' ', said.Select(encoder.Encode))} {link}",
            // For mails: there is no page around it whose address a path could follow.
            TextBody = string.Join("\n\n", [.. said, ((await sites.GetSiteSettingsAsync()).BaseUrl is { Length: > 0 } site ? new Uri(new Uri(site), path).AbsoluteUri : path)]),
            HtmlBody = $"{string.Concat(said.Select(text => $"<p>{encoder.Encode(text)}</p>"))}<p>{link}</p>",
            IsHtmlPreferred = true,
        });
    }

    private string PathOf(string contentItemId)
    {
        var address = httpContextAccessor.HttpContext is { } http
            ? links.GetPathByRouteValues(http, "EditContentItem", new { area = "OrchardCore.Contents", controller = "Admin", action = "Edit", contentItemId }) : null;
        // What runs in the background before anybody has asked for a page has no routes.
        return address ?? string.Join('/', new[] { "", shell.RequestUrlPrefix?.Trim('/'), admin.Value.AdminUrlPrefix.Trim('/'), "Contents", "ContentItems", contentItemId, "Edit" }
            .Where((segment, position) => position == 0 || !string.IsNullOrEmpty(segment)));
    }
}
