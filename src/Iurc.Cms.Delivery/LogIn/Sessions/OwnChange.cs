using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Users;
using OrchardCore.Users.Handlers;
using OrchardCore.Users.Models;

namespace Iurc.Cms.Delivery.LogIn.Sessions;

/// <summary>
/// Who changes their own password, second factor or name stays logged in where they did it, and only there: this session gets a new
/// cookie, all others of the user end.
/// </summary>
internal sealed class OwnChange(IHttpContextAccessor accessor, IServiceProvider services) : UserEventHandlerBase
{
    /// <inheritdoc />
    public override async Task UpdatedAsync(UserUpdateContext context)
    {
        if (context?.User is User user
            && accessor.HttpContext is { Response.HasStarted: false, User: { Identity.AuthenticationType: not null } principal } http
            && !SessionCookie.IsRefused(http)
            && principal.FindFirstValue(ClaimTypes.NameIdentifier) == user.UserId
            && principal.FindFirst(UserState.ClaimType) is { } state
            && state.Value != UserState.Of(user))
        {
            await services.GetRequiredService<SignInManager<IUser>>().RefreshSignInAsync(user);
        }
    }
}
