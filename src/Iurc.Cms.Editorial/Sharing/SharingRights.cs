using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using OrchardCore.ContentManagement;
using OrchardCore.Contents;

namespace Iurc.Cms.Editorial.Sharing;

/// <summary>Who may show a draft to people without an account.</summary>
internal static class SharingRights
{
    /// <summary>
    /// Whether <paramref name="user"/> may share the draft: whoever may write the item in any case. Who may only propose changes to it shares what
    /// they have written themselves.
    /// </summary>
    public static async Task<bool> MayShareAsync(this IAuthorizationService authorization, ClaimsPrincipal user, ContentItem item)
        => await authorization.AuthorizeAsync(user, Permissions.ShareDrafts)
            && await authorization.AuthorizeAsync(user, CommonPermissions.EditContent, item)
            && await authorization.AuthorizeAsync(user, CommonPermissions.PreviewContent, item)
            && (item.Author == user.Identity?.Name || await authorization.AuthorizeContentTypeAsync(user, CommonPermissions.EditContent, item.ContentType, item.Owner));
}
