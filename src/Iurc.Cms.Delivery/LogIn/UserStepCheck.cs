using System.Net.Mail;
using System.Text.Json;
using System.Text.Json.Nodes;
using Iurc.Cms.Programme.Packages;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using OrchardCore;
using OrchardCore.Security;
using OrchardCore.Users;
using OrchardCore.Users.Models;
using static Iurc.Cms.Programme.Packages.StepShapes;

namespace Iurc.Cms.Delivery.LogIn;

/// <summary>Refuses users who could never log in, who would take another's name, or in whose place the site would be without an administrator.</summary>
internal sealed class UserStepCheck(
    UserManager<IUser> users, RoleManager<IRole> roles, LastAdministrator administrator, IStringLocalizer<UserStepCheck> localizer) : IStepCheck
{
    // Orchard stores a user without one of them; the log-in then does not find the user, or fails.
    private static readonly string[] s_needed = ["UserId", "NormalizedUserName", "Email", "NormalizedEmail", "SecurityStamp"];

    /// <inheritdoc />
    public string StepName => "users";

    /// <inheritdoc />
    public async IAsyncEnumerable<string> FaultsOfAsync(JsonObject json, ImportPlan plan)
    {
        foreach (var user in ObjectsOf(json["Users"]))
        {
            if (WordOf(user["UserName"]) is not { } name)
            {
                yield return localizer["a user has no \"UserName\"."];
                continue;
            }

            var missing = s_needed.Where(member => WordOf(user[member]) is null).Select(member => $"\"{member}\"").ToList();
            if (missing.Count > 0)
            {
                yield return localizer["the user \"{0}\" has no {1}. Export the user again, or make them in the admin.", name, string.Join(", ", missing)];
                continue;
            }

            if (WordOf(user["NormalizedUserName"]) != users.NormalizeName(name) || WordOf(user["NormalizedEmail"]) != users.NormalizeEmail(WordOf(user["Email"])))
            {
                yield return localizer["the user \"{0}\" has a \"NormalizedUserName\" or \"NormalizedEmail\" that is not the same as the name or the address. Export the user again.", name];
            }

            if (!MailAddress.TryCreate(WordOf(user["Email"]), out _))
            {
                yield return localizer["the \"Email\" of the user \"{0}\" is no e-mail address.", name];
            }

            if (users.Options.User.AllowedUserNameCharacters is { Length: > 0 } allowed && !name.All(allowed.Contains))
            {
                yield return localizer["the user name \"{0}\" has signs that names cannot have. It may have {1}", name, allowed];
            }

            if (user["RoleNames"] is not JsonArray)
            {
                yield return localizer["the user \"{0}\" has no list \"RoleNames\", which may be empty.", name];
            }

            foreach (var role in WordsOf(user["RoleNames"]))
            {
                if (!plan.Roles.Contains(role) && !await roles.RoleExistsAsync(role))
                {
                    yield return localizer["the user \"{0}\" has the role \"{1}\", which there is not on this site. Check its name, or import the role first.", name, role];
                }
            }

            var id = WordOf(user["UserId"])!;
            if (await users.FindByNameAsync(name) is User same && same.UserId != id)
            {
                yield return localizer["there is another user with the name \"{0}\" already.", name];
            }
            else if (await users.FindByEmailAsync(WordOf(user["Email"])!) is User other && other.UserId != id)
            {
                yield return localizer["there is another user with the e-mail address of \"{0}\" already.", name];
            }

            if (await users.FindByIdAsync(id) is User stored && await administrator.IsAsync(stored) && !StaysAdministrator(user, stored))
            {
                yield return localizer["\"{0}\" is the last administrator who can log in, and has to stay one with a password whose account is enabled.", name];
            }
        }
    }

    private static bool StaysAdministrator(JsonObject user, User stored)
        => user["IsEnabled"]?.GetValueKind() != JsonValueKind.False
            && WordsOf(user["RoleNames"]).Contains(OrchardCoreConstants.Roles.Administrator, StringComparer.OrdinalIgnoreCase)
            && (LastAdministrator.IsHash(WordOf(user["PasswordHash"])) || stored.LoginInfos.Count > 0);
}
