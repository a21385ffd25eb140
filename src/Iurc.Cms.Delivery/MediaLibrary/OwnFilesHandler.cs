using Microsoft.AspNetCore.Authorization;
using OrchardCore.Media;
using OrchardCore.Security;

namespace Iurc.Cms.Delivery.MediaLibrary;

/// <summary>Lets users delete several of their own files at once. Orchard 3.0.1 asks there, of all rights, for the one to attached files.</summary>
public sealed class OwnFilesHandler(MediaOwners owners) : AuthorizationHandler<PermissionRequirement>
{
    /// <inheritdoc />
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(requirement);

        if (requirement.Permission.Name == MediaPermissions.ManageAttachedMediaFieldsFolder.Name
            && context.Resource is string file
            && await owners.OwnsAsync(context.User, file))
        {
            context.Succeed(requirement);
        }
    }
}
