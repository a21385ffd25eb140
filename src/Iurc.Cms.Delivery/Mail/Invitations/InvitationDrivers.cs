using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using OrchardCore;
using OrchardCore.DisplayManagement.Handlers;
using OrchardCore.DisplayManagement.Views;
using OrchardCore.Users;
using OrchardCore.Users.Models;
using OrchardCore.Users.ViewModels;

namespace Iurc.Cms.Delivery.Mail.Invitations;

/// <summary>Leads from the list of users to the form.</summary>
internal sealed class InviteDriver(IHttpContextAccessor accessor, IAuthorizationService authorization) : DisplayDriver<UserIndexOptions>
{
    /// <inheritdoc />
    public override IDisplayResult Edit(UserIndexOptions model, BuildEditorContext context)
        => View("IurcInvite", model).Location("Create:5")
            .RenderWhen(() => authorization.AuthorizeAsync(accessor.HttpContext!.User, UsersPermissions.EditUsers, new User()));
}

/// <summary>Offers to send the mail again to a user who has not chosen a password yet.</summary>
internal sealed class InviteAgainDriver(IHttpContextAccessor accessor, IAuthorizationService authorization) : DisplayDriver<User>
{
    /// <inheritdoc />
    public override IDisplayResult? Display(User model, BuildDisplayContext context)
        => string.IsNullOrEmpty(model.PasswordHash) && model.LoginInfos.Count == 0
            ? View("IurcInviteAgain", model).Location(OrchardCoreConstants.DisplayType.SummaryAdmin, "ActionsMenu:1")
                .RenderWhen(() => authorization.AuthorizeAsync(accessor.HttpContext!.User, UsersPermissions.EditUsers, model))
            : null;
}
