using OrchardCore;
using OrchardCore.Security.Permissions;

namespace Iurc.Cms.Editorial.Proposals;

/// <summary>The permission to propose changes.</summary>
public sealed class Permissions : IPermissionProvider
{
    /// <summary>Write a draft of a published item, whoever owns it. It holds for the types of content that its owner may list.</summary>
    public static readonly Permission ProposeChanges = new("ProposeChanges", "Propose changes to published content, as drafts that somebody else publishes");

    /// <inheritdoc />
    public Task<IEnumerable<Permission>> GetPermissionsAsync() => Task.FromResult<IEnumerable<Permission>>([ProposeChanges]);

    /// <inheritdoc />
    public IEnumerable<PermissionStereotype> GetDefaultStereotypes() =>
    [
        new PermissionStereotype { Name = OrchardCoreConstants.Roles.Administrator, Permissions = [ProposeChanges] },
        new PermissionStereotype { Name = OrchardCoreConstants.Roles.Contributor, Permissions = [ProposeChanges] },
    ];
}
