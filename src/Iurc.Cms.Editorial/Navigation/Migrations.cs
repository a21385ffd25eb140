using Microsoft.AspNetCore.Identity;
using OrchardCore.ContentManagement.Metadata;
using OrchardCore.ContentManagement.Metadata.Settings;
using OrchardCore.Data.Migration;
using OrchardCore.Modules;
using OrchardCore.Security;
using OrchardCore.Security.Permissions;

namespace Iurc.Cms.Editorial.Navigation;

/// <summary>
/// Brings sites that were set up when only administrators could change a menu to what the recipes say now: menus have permissions of
/// their own, and who may manage menus has them. On a fresh set-up there is no such role yet. Orchard asks for the right to change an
/// entry, too, before it shows the button that saves it.
/// </summary>
[Feature(FeatureIds.EditorsMenu)]
public sealed class Migrations(IContentDefinitionManager definitions, RoleManager<IRole> roles) : DataMigration
{
    private static readonly string[] s_permissions = ["Publish_Menu", "Delete_Menu", "Clone_Menu", "ListContent_Menu", "Edit_LinkMenuItem"];

    /// <summary>The first version.</summary>
    public async Task<int> CreateAsync()
    {
        await definitions.AlterTypeDefinitionAsync("Menu", type => type.Securable());
        await definitions.AlterTypeDefinitionAsync("LinkMenuItem", type => type.Securable().Draftable());

        foreach (var name in roles.Roles.Select(role => role.RoleName).ToList())
        {
            if (await roles.FindByNameAsync(name) is Role role && Has(role, "ManageMenu"))
            {
                role.RoleClaims.AddRange(s_permissions.Where(permission => !Has(role, permission)).Select(RoleClaim.Create));
                await roles.UpdateAsync(role);
            }
        }

        return 1;
    }

    private static bool Has(Role role, string permission)
        => role.RoleClaims.Exists(claim => claim.ClaimType == Permission.ClaimType && claim.ClaimValue == permission);
}
