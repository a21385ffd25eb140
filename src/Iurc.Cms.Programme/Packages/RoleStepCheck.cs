using System.Text.Json.Nodes;
using Microsoft.Extensions.Localization;
using OrchardCore.Security.Permissions;
using static Iurc.Cms.Programme.Packages.StepShapes;

namespace Iurc.Cms.Programme.Packages;

/// <summary>Refuses roles without a name, and permissions that there are not: Orchard stores them, and nobody may do more for it.</summary>
internal sealed class RoleStepCheck(IPermissionService permissions, IStringLocalizer<RoleStepCheck> localizer) : IStepCheck
{
    private static readonly string[] s_behaviours = ["Replace", "Add", "Remove"];

    /// <inheritdoc />
    public string StepName => "roles";

    /// <inheritdoc />
    public async IAsyncEnumerable<string> FaultsOfAsync(JsonObject json, ImportPlan plan)
    {
        foreach (var role in ObjectsOf(json["Roles"]))
        {
            if (WordOf(role["Name"]) is not { } name)
            {
                yield return localizer["a role has no \"Name\"."];
                continue;
            }

            var behaviour = WordOf(role["PermissionBehavior"]);
            if (role["PermissionBehavior"] is not null && !s_behaviours.Contains(behaviour, StringComparer.OrdinalIgnoreCase))
            {
                yield return localizer["the \"PermissionBehavior\" of the role \"{0}\" is none of {1}.", name, string.Join(", ", s_behaviours.Select(one => $"\"{one}\""))];
            }

            if (role["Permissions"] is not JsonArray)
            {
                yield return localizer["the role \"{0}\" has no list \"Permissions\", which may be empty.", name];
            }

            foreach (var permission in WordsOf(role["Permissions"]))
            {
                // A feature or a content type that comes first may bring it.
                if (plan.Features.Count + plan.ContentTypes.Count == 0
                    && !"Remove".Equals(behaviour, StringComparison.OrdinalIgnoreCase)
                    && await permissions.FindByNameAsync(permission) is null)
                {
                    yield return localizer["the role \"{0}\" gets the permission \"{1}\", which there is not on this site. Check its name, switch on its feature first, or take it out.", name, permission];
                }
            }

            plan.Roles.Add(name.Trim());
        }
    }
}
