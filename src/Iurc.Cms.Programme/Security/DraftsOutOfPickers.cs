using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using OrchardCore.ContentManagement;
using OrchardCore.Contents;

namespace Iurc.Cms.Programme.Security;

/// <summary>
/// Keeps drafts out of the boxes in which phases and regions are chosen, for those who may not preview them. Orchard 3.0.1 offers the
/// newest version of everything to everybody who may enter the admin: what is public already is offered as it is public.
/// </summary>
public sealed class DraftsOutOfPickers(
    IContentPickerResultProvider inner, IContentManager content, IAuthorizationService authorization, IHttpContextAccessor http) : IContentPickerResultProvider
{
    /// <inheritdoc />
    public string Name => inner.Name;

    /// <inheritdoc />
    public async Task<IEnumerable<ContentPickerResult>> Search(ContentPickerSearchContext searchContext)
    {
        var shown = new List<ContentPickerResult>();
        foreach (var result in await inner.Search(searchContext))
        {
            if (result.ContentItem is not { Published: false } draft
                || http.HttpContext?.User is not { } user || await authorization.AuthorizeAsync(user, CommonPermissions.ViewContent, draft))
            {
                shown.Add(result);
            }
            else if (await content.GetAsync(draft.ContentItemId, VersionOptions.Published) is { } published)
            {
                shown.Add(new ContentPickerResult { ContentItem = published, ContentItemId = published.ContentItemId, DisplayText = published.DisplayText, HasPublished = true });
            }
        }

        return shown;
    }
}
