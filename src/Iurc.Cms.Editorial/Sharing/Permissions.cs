using OrchardCore;
using OrchardCore.Security.Permissions;

namespace Iurc.Cms.Editorial.Sharing;

/// <summary>The permission to share drafts.</summary>
public sealed class Permissions : IPermissionProvider
{
    /// <summary>Show a draft to people without an account. It holds for the items that its owner may edit.</summary>
    public static readonly Permission ShareDrafts = new("ShareDrafts", "Share drafts with people who have no account");

    /// <inheritdoc />
    public Task<IEnumerable<Permission>> GetPermissionsAsync() => Task.FromResult<IEnumerable<Permission>>([ShareDrafts]);

    /// <inheritdoc />
    public IEnumerable<PermissionStereotype> GetDefaultStereotypes() =>
    [
        new PermissionStereotype { Name = OrchardCoreConstants.Roles.Administrator, Permissions = [ShareDrafts] },
        new PermissionStereotype { Name = OrchardCoreConstants.Roles.Editor, Permissions = [ShareDrafts] },
        new PermissionStereotype { Name = OrchardCoreConstants.Roles.Contributor, Permissions = [ShareDrafts] },
    ];
}
