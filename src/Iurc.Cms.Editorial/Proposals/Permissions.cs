using Iurc.Cms.Programme.Security;
using OrchardCore;
using OrchardCore.Security.Permissions;

namespace Iurc.Cms.Editorial.Proposals;

/// <summary>The permission to propose changes.</summary>
public sealed class Permissions : IPermissionProvider
{
    /// <inheritdoc />
    public Task<IEnumerable<Permission>> GetPermissionsAsync() => Task.FromResult<IEnumerable<Permission>>([ProposalRights.ProposeChanges]);

    /// <inheritdoc />
    public IEnumerable<PermissionStereotype> GetDefaultStereotypes() =>
    [
        new PermissionStereotype { Name = OrchardCoreConstants.Roles.Administrator, Permissions = [ProposalRights.ProposeChanges] },
        new PermissionStereotype { Name = OrchardCoreConstants.Roles.Contributor, Permissions = [ProposalRights.ProposeChanges] },
    ];
}
