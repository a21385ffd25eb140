using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Metadata;
using OrchardCore.ContentManagement.Records;
using OrchardCore.Contents;
using OrchardCore.Contents.Services;
using OrchardCore.Contents.ViewModels;
using OrchardCore.DisplayManagement.ModelBinding;
using YesSql;
using YesSql.Services;

namespace Iurc.Cms.Programme.Security;

/// <summary>
/// Keeps drafts that nobody has published out of the admin's lists, for those who may propose changes and not preview everything: they see
/// their own, those they have written themselves, and what readers see, with the newest draft of it.
/// </summary>
public sealed class DraftsOutOfLists(IAuthorizationService authorization, IContentDefinitionManager definitions, IHttpContextAccessor http) : IContentsAdminListFilter
{
    /// <inheritdoc />
    public async Task FilterAsync(ContentOptionsViewModel model, IQuery<ContentItem> query, IUpdateModel updater)
    {
        ArgumentNullException.ThrowIfNull(query);

        if (http.HttpContext?.User is not { } user || !await authorization.AuthorizeAsync(user, ProposalRights.ProposeChanges))
        {
            return;
        }

        var (id, name) = (user.FindFirstValue(ClaimTypes.NameIdentifier), user.Identity?.Name);
        List<string> whole = [], own = [], proposed = [];
        var types = (await definitions.ListTypeDefinitionsAsync()).Select(type => type.Name).ToList();
        foreach (var type in types)
        {
            if (await authorization.AuthorizeContentTypeAsync(user, CommonPermissions.PreviewContent, type))
            {
                whole.Add(type);
                continue;
            }

            if (await authorization.AuthorizeContentTypeAsync(user, CommonPermissions.PreviewContent, type, id))
            {
                own.Add(type);
            }

            if (await authorization.AuthorizeAsync(user, ProposalRights.List(type)))
            {
                proposed.Add(type);
            }
        }

        if (whole.Count < types.Count)
        {
            query.With<ContentItemIndex>(row => row.ContentType.IsIn(whole) || (row.Owner == id && row.ContentType.IsIn(own)) || (row.ContentType.IsIn(proposed)
                && (row.Published || (row.Latest && row.Author == name) || (row.Latest && row.ContentItemId.IsIn<ContentItemIndex>(other => other.ContentItemId, other => other.Published)))));
        }
    }
}
