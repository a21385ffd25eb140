using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement.Metadata;
using OrchardCore.ContentManagement.Metadata.Models;
using OrchardCore.Contents;
using OrchardCore.Contents.Security;
using OrchardCore.Security;

namespace Iurc.Cms.Editorial.Preview;

/// <summary>
/// Lets everybody preview what they write. Orchard 3.0.1 asks for the right to preview content of every type before it shows a form's
/// content, and those who have it for some types only get no preview at all. What is shown is what they have typed; the rights to
/// stored drafts stay as they are.
/// </summary>
/// <param name="services">Resolves the authorization service, which cannot be injected into one of its own handlers.</param>
public sealed class PreviewAuthorizationHandler(IServiceProvider services) : AuthorizationHandler<PermissionRequirement>
{
    /// <inheritdoc />
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(requirement);

        if (context.HasSucceeded || context.Resource is not null || requirement.Permission.Name != CommonPermissions.PreviewContent.Name)
        {
            return;
        }

        var authorization = services.GetRequiredService<IAuthorizationService>();
        var template = ContentTypePermissionsHelper.PermissionTemplates[CommonPermissions.PreviewOwnContent.Name];
        foreach (var type in await services.GetRequiredService<IContentDefinitionManager>().ListTypeDefinitionsAsync())
        {
            if (type.IsSecurable() && await authorization.AuthorizeAsync(context.User, ContentTypePermissionsHelper.CreateDynamicPermission(template, type.Name)))
            {
                context.Succeed(requirement);
                return;
            }
        }
    }
}
