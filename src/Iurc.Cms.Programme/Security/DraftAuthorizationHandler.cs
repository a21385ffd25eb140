using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using OrchardCore.Contents;
using OrchardCore.Security;

namespace Iurc.Cms.Programme.Security;

/// <summary>
/// Keeps a draft to those who may preview it. Orchard 3.0.1 asks only for the right to view content, which everybody has, when the
/// admin lists items and when it shows the latest version of one.
/// </summary>
/// <param name="services">Resolves the authorization service, which cannot be injected into one of its own handlers.</param>
public sealed class DraftAuthorizationHandler(IServiceProvider services) : AuthorizationHandler<PermissionRequirement>
{
    /// <inheritdoc />
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(requirement);

        if (requirement.Permission.Name != CommonPermissions.ViewContent.Name || context.Resource is not ContentItem { Published: false } draft)
        {
            return;
        }

        var authorization = services.GetRequiredService<IAuthorizationService>();
        if (!await authorization.AuthorizeAsync(context.User, CommonPermissions.PreviewContent, draft)
            // No item, but the question whether those of a type are listed: which ones, DraftsOutOfLists says.
            && (draft.ContentItemId is not null || !await authorization.AuthorizeAsync(context.User, ProposalRights.ProposeChanges)))
        {
            context.Fail();
        }
    }
}
