using Microsoft.AspNetCore.Identity;
using OrchardCore.Security;
using OrchardCore.Security.Permissions;

namespace Iurc.Cms.Programme.Upgrades;

/// <summary>Keeps what roles may do while features are switched on.</summary>
/// <param name="roles">The site's roles.</param>
public sealed class RolePermissions(RoleManager<IRole> roles)
{
    /// <summary>The permissions of those of the roles <paramref name="names"/> that there are.</summary>
    public async Task<Dictionary<string, IList<string>>> ReadAsync(IEnumerable<string> names)
        => (await FindAsync(names)).ToDictionary(role => role.RoleName, role => (IList<string>)[.. Of(role)], StringComparer.Ordinal);

    /// <summary>Takes from each role of <paramref name="kept"/> what it did not have then.</summary>
    public async Task RestoreAsync(IDictionary<string, IList<string>> kept)
    {
        ArgumentNullException.ThrowIfNull(kept);

        foreach (var role in await FindAsync(kept.Keys))
        {
            var permissions = kept[role.RoleName];
            if (role.RoleClaims.RemoveAll(claim => claim.ClaimType == Permission.ClaimType && !permissions.Contains(claim.ClaimValue)) > 0)
            {
                await roles.UpdateAsync(role);
            }
        }
    }

    private static IEnumerable<string> Of(Role role) => role.RoleClaims.Where(claim => claim.ClaimType == Permission.ClaimType).Select(claim => claim.ClaimValue);

    private async Task<List<Role>> FindAsync(IEnumerable<string> names)
    {
        var found = new List<Role>();
        foreach (var name in names)
        {
            if (await roles.FindByNameAsync(name) is Role role)
            {
                found.Add(role);
            }
        }

        return found;
    }
}
