using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Localization;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Admin;
using OrchardCore.Data.Documents;
using OrchardCore.DisplayManagement.Notify;
using OrchardCore.Modules;
using OrchardCore.Security;
using OrchardCore.Security.Services;
using OrchardCore.Users;
using OrchardCore.Users.Models;
using OrchardCore.Users.Services;

namespace Iurc.Cms.Delivery.Mail.Invitations;

/// <summary>Makes users who choose their password themselves, by a link in a mail.</summary>
[Feature(FeatureIds.Mail)]
[Admin("Invitations/{action}", "Iurc.Invitations.{action}")]
public sealed class InvitationsController : Controller
{
    private readonly SiteMails _mails;
    private readonly PasswordMails _passwords;
    private readonly IUserService _userService;
    private readonly UserManager<IUser> _users;
    private readonly IRoleService _roles;
    private readonly IAuthorizationService _authorization;
    private readonly IDocumentStore _store;
    private readonly INotifier _notifier;
    private readonly IHtmlLocalizer<InvitationsController> _localizer;

    /// <summary>Made by the framework; the mails are this module's own.</summary>
    public InvitationsController(IServiceProvider services, IUserService userService, UserManager<IUser> users, IRoleService roles,
        IAuthorizationService authorization, IDocumentStore store, INotifier notifier, IHtmlLocalizer<InvitationsController> localizer)
    {
        (_mails, _passwords) = (services.GetRequiredService<SiteMails>(), services.GetRequiredService<PasswordMails>());
        (_userService, _users, _roles, _authorization, _store, _notifier, _localizer) = (userService, users, roles, authorization, store, notifier, localizer);
    }

    /// <summary>The form.</summary>
    [HttpGet]
    [Admin("Invitations", "Iurc.Invitations")]
    public async Task<IActionResult> Index()
        => await MayInviteAsync(new User()) ? View(new InvitationViewModel { Roles = await RolesAsync([]), IsReady = await _mails.AreReadyAsync() }) : Forbid();

    /// <summary>Makes the user, and sends the mail.</summary>
    [HttpPost]
    [ActionName(nameof(Index))]
    [ValidateAntiForgeryToken]
    [Admin("Invitations", "Iurc.Invitations")]
    public async Task<IActionResult> Invite(InvitationViewModel model)
    {
        ArgumentNullException.ThrowIfNull(model);

        if (!await MayInviteAsync(new User()))
        {
            return Forbid();
        }

        // What this person may not give does not count.
        (model.Roles, model.IsReady) = (await RolesAsync(model.ChosenRoles), await _mails.AreReadyAsync());
        if (!model.Roles.Any(role => role.IsChosen))
        {
            ModelState.AddModelError(nameof(model.ChosenRoles), "Choose what they may do. Without it they can log in, but nothing is open to them.");
        }

        var user = new User
        {
            UserName = model.UserName?.Trim(),
            Email = model.Email?.Trim(),
            RoleNames = [.. model.Roles.Where(role => role.IsChosen).Select(role => role.Name)],
        };
        if (!model.IsReady || !ModelState.IsValid || await _userService.CreateUserAsync(user, null, ModelState.AddModelError) is null)
        {
            return View(model);
        }

        // Whatever comes of the mail, the user is there.
        await _store.CommitAsync();
        await SendAsync(user);
        return RedirectToUsers();
    }

    /// <summary>Sends the mail once more to somebody who has not chosen a password yet.</summary>
    [HttpPost]
    [ValidateAntiForgeryToken]
    public async Task<IActionResult> Again(string id)
    {
        if (await _users.FindByIdAsync(id) is not User user)
        {
            return NotFound();
        }

        if (!await MayInviteAsync(user))
        {
            return Forbid();
        }

        if (await _users.HasPasswordAsync(user))
        {
            await _notifier.WarningAsync(_localizer["{0} has chosen a password already, and can ask for another one on the log-in page.", user.UserName]);
        }
        else
        {
            await SendAsync(user);
        }

        return RedirectToUsers();
    }

    private async Task SendAsync(User user)
    {
        var reason = await _mails.AreReadyAsync() ? await _mails.SendAsync(await _passwords.InvitationAsync(user, User.Identity?.Name ?? "")) : "Mail is not set up.";
        if (reason is null)
        {
            await _notifier.SuccessAsync(_localizer["A mail with a link is on its way to {0}, who chooses a password by it.", user.Email]);
        }
        else
        {
            await _notifier.ErrorAsync(_localizer["The user {0} is there, but the mail to {1} could not be sent: {2} Mend that, and choose “Send the invitation again” in the user's menu.", user.UserName, user.Email, reason]);
        }
    }

    private RedirectToActionResult RedirectToUsers() => RedirectToAction("Index", "Admin", new { area = "OrchardCore.Users" });

    private Task<bool> MayInviteAsync(User user) => _authorization.AuthorizeAsync(User, UsersPermissions.EditUsers, user);

    // Orchard's words for it speak of the system.
    private async Task<string> DescriptionOfAsync(IRole role)
        => await _roles.IsAdminRoleAsync(role.RoleName) ? _localizer["Does everything, and looks after users and settings."].Value : role.RoleDescription ?? "";

    // A role that whoever invites may not give is not offered, and not taken from a forged form.
    private async Task<List<OfferedRole>> RolesAsync(IReadOnlyCollection<string> chosen)
    {
        var offered = new List<OfferedRole>();
        foreach (var role in await _roles.GetAssignableRolesAsync())
        {
            if (await _authorization.AuthorizeAsync(User, UsersPermissions.AssignRoleToUsers, role))
            {
                offered.Add(new OfferedRole(role.RoleName, await DescriptionOfAsync(role), chosen.Contains(role.RoleName, StringComparer.OrdinalIgnoreCase)));
            }
        }

        return [.. offered.OrderBy(role => role.Name, StringComparer.Ordinal)];
    }
}
