using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using OrchardCore.Admin;

namespace Iurc.Cms.Programme.Controllers;

/// <summary>Shows every component of the theme in every state, to those who may enter the admin.</summary>
public sealed class StyleGuideController(IAuthorizationService authorizationService) : Controller
{
    /// <summary>The style guide; for strangers there is no such page.</summary>
    [HttpGet("style-guide")]
    public async Task<IActionResult> Index()
        => await authorizationService.AuthorizeAsync(User, AdminPermissions.AccessAdminPanel) ? View() : NotFound();
}
