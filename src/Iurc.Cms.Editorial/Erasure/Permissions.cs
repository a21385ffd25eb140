using OrchardCore;
using OrchardCore.Security.Permissions;

namespace Iurc.Cms.Editorial.Erasure;

/// <summary>The permission to erase content.</summary>
public sealed class Permissions : IPermissionProvider
{
    /// <summary>Erase content for good. Nobody can undo it.</summary>
    public static readonly Permission EraseContent = new("EraseContent", "Erase content for good, with its history", isSecurityCritical: true);

    /// <inheritdoc />
    public Task<IEnumerable<Permission>> GetPermissionsAsync() => Task.FromResult<IEnumerable<Permission>>([EraseContent]);

    /// <inheritdoc />
    public IEnumerable<PermissionStereotype> GetDefaultStereotypes() =>
        [new PermissionStereotype { Name = OrchardCoreConstants.Roles.Administrator, Permissions = [EraseContent] }];
}
