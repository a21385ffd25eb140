using OrchardCore;
using OrchardCore.Security.Permissions;

namespace Iurc.Cms.Editorial.Addresses;

/// <summary>Who may see the list of former addresses.</summary>
public sealed class Permissions : IPermissionProvider
{
    /// <summary>The right to see the list.</summary>
    public static readonly Permission ViewFormerAddresses = new("ViewFormerAddresses", "View former addresses");

    /// <inheritdoc />
    public Task<IEnumerable<Permission>> GetPermissionsAsync() => Task.FromResult<IEnumerable<Permission>>([ViewFormerAddresses]);

    /// <inheritdoc />
    public IEnumerable<PermissionStereotype> GetDefaultStereotypes() =>
    [
        new() { Name = OrchardCoreConstants.Roles.Administrator, Permissions = [ViewFormerAddresses] },
        new() { Name = OrchardCoreConstants.Roles.Editor, Permissions = [ViewFormerAddresses] },
    ];
}
