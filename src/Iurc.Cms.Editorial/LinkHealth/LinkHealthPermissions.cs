using OrchardCore;
using OrchardCore.Security.Permissions;

namespace Iurc.Cms.Editorial.LinkHealth;

/// <summary>The permission of the page "Links".</summary>
public sealed class LinkHealthPermissions : IPermissionProvider
{
    /// <summary>See the external links, and have them checked again.</summary>
    public static readonly Permission ManageLinks = new("ManageExternalLinks", "See external links and check them again");

    /// <inheritdoc />
    public Task<IEnumerable<Permission>> GetPermissionsAsync() => Task.FromResult<IEnumerable<Permission>>([ManageLinks]);

    /// <inheritdoc />
    public IEnumerable<PermissionStereotype> GetDefaultStereotypes() =>
    [
        new PermissionStereotype { Name = OrchardCoreConstants.Roles.Administrator, Permissions = [ManageLinks] },
        new PermissionStereotype { Name = OrchardCoreConstants.Roles.Editor, Permissions = [ManageLinks] },
    ];
}
