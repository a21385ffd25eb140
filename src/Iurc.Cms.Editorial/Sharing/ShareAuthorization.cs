using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using OrchardCore.ContentManagement;
using OrchardCore.Contents;

namespace Iurc.Cms.Editorial.Sharing;

/// <summary>Who may show which draft to somebody without an account: to show it is to publish it, to a few.</summary>
internal static class ShareAuthorization
{
    /// <summary>Whoever may publish shows every text; whoever may only write shows what nobody else has written into.</summary>
    /// <param name="authorization">The authorization service.</param>
    /// <param name="user">Whoever wants to share.</param>
    /// <param name="item">The newest version of the item.</param>
    public static async Task<bool> MayShareAsync(this IAuthorizationService authorization, ClaimsPrincipal user, ContentItem item)
        => await authorization.AuthorizeAsync(user, Permissions.ShareDrafts)
            && await authorization.AuthorizeAsync(user, CommonPermissions.EditContent, item)
            && await authorization.AuthorizeAsync(user, CommonPermissions.PreviewContent, item)
            && (item.Author == user.Identity?.Name || await authorization.MayShareAnyTextAsync(user, item));

    /// <summary>Whether a link shows whatever is the newest, whoever wrote it.</summary>
    /// <param name="authorization">The authorization service.</param>
    /// <param name="user">Whoever wants to share.</param>
    /// <param name="item">The newest version of the item.</param>
    public static Task<bool> MayShareAnyTextAsync(this IAuthorizationService authorization, ClaimsPrincipal user, ContentItem item)
        => authorization.AuthorizeAsync(user, CommonPermissions.PublishContent, item);
}
