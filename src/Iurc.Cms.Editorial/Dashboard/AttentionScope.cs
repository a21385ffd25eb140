using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using OrchardCore.ContentManagement.Metadata;
using OrchardCore.ContentManagement.Metadata.Models;
using OrchardCore.Contents;

namespace Iurc.Cms.Editorial.Dashboard;

/// <summary>Whose dashboard it is and what this user may do, in a form that a query can use.</summary>
/// <param name="User">The user.</param>
/// <param name="UserId">The user's id.</param>
/// <param name="UtcNow">The time.</param>
/// <param name="Today">The date where the site is at home.</param>
/// <param name="Editable">The content types of which the user may edit every item.</param>
/// <param name="Own">The content types of which the user may edit own items only.</param>
/// <param name="Publishable">The content types of which the user may publish every item.</param>
/// <param name="Listed">All content types that stand in lists.</param>
public sealed record AttentionScope(
    ClaimsPrincipal User, string UserId, DateTime UtcNow, DateOnly Today, string[] Editable, string[] Own, string[] Publishable, string[] Listed)
{
    /// <summary>Whether the user may edit anything.</summary>
    public bool IsEmpty => Editable.Length + Own.Length == 0;

    /// <summary>Finds out what <paramref name="user"/> may do.</summary>
    public static async Task<AttentionScope> OfAsync(ClaimsPrincipal user, DateTime utcNow, DateOnly today, IContentDefinitionManager definitions, IAuthorizationService authorization)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(definitions);

        var id = user.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";
        List<string> editable = [], own = [], publishable = [];
        string[] listed = [.. (await definitions.ListTypeDefinitionsAsync()).Where(type => type.IsListable()).Select(type => type.Name)];
        foreach (var type in listed)
        {
            if (await authorization.AuthorizeContentTypeAsync(user, CommonPermissions.EditContent, type))
            {
                editable.Add(type);
            }
            else if (await authorization.AuthorizeContentTypeAsync(user, CommonPermissions.EditContent, type, id))
            {
                own.Add(type);
            }

            if (await authorization.AuthorizeContentTypeAsync(user, CommonPermissions.PublishContent, type))
            {
                publishable.Add(type);
            }
        }

        return new AttentionScope(user, id, utcNow, today, [.. editable], [.. own], [.. publishable], listed);
    }
}
