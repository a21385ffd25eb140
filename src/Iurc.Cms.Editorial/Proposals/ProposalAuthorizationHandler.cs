using Iurc.Cms.Programme.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using OrchardCore.Contents;
using OrchardCore.Security;

namespace Iurc.Cms.Editorial.Proposals;

/// <summary>
/// Lets those who may propose changes write and preview the newest version of an item that readers see, or that they have written. Not a draft of
/// somebody else that nobody has published yet, not an older version, and nothing but that: to publish, delete, schedule and restore are rights of their own.
/// </summary>
/// <param name="services">Resolves the authorization service, which cannot be injected into one of its own handlers.</param>
public sealed class ProposalAuthorizationHandler(IServiceProvider services) : AuthorizationHandler<PermissionRequirement>
{
    /// <inheritdoc />
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(requirement);

        if (context.HasSucceeded || context.Resource is not ContentItem { Latest: true } item
            || (requirement.Permission.Name != CommonPermissions.EditContent.Name && requirement.Permission.Name != CommonPermissions.PreviewContent.Name))
        {
            return;
        }

        var authorization = services.GetRequiredService<IAuthorizationService>();
        if (await authorization.AuthorizeAsync(context.User, ProposalRights.ProposeChanges)
            && await authorization.AuthorizeAsync(context.User, ProposalRights.List(item.ContentType))
            // What they have proposed themselves stays theirs to write when the page is taken down.
            && ((item.Author is { Length: > 0 } author && author == context.User.Identity?.Name) || await services.GetRequiredService<IContentManager>().HasPublishedVersionAsync(item)))
        {
            context.Succeed(requirement);
        }
    }
}
