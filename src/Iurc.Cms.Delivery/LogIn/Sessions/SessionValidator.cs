using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using OrchardCore.Users;
using OrchardCore.Users.Models;

namespace Iurc.Cms.Delivery.LogIn.Sessions;

/// <summary>
/// Asks at each request of somebody who has logged in whether the session still holds. ASP.NET Core asks every half hour, and looks at
/// the security stamp alone, which Orchard does not change with a name or an e-mail address.
/// </summary>
internal sealed class SessionValidator(
    SignInManager<IUser> signIn, EndedSessions ended, ValidTicket tickets, IOptions<SecurityStampValidatorOptions> options, TimeProvider time) : ISecurityStampValidator
{
    // As often as ASP.NET Core does: what is said of a user besides, such as the duty of a second factor, may change with the site's settings.
    private static readonly TimeSpan s_claimsAge = TimeSpan.FromMinutes(30);

    /// <inheritdoc />
    public async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        if (await signIn.ValidateSecurityStampAsync(context.Principal) is not User { IsEnabled: true } user
            || context.Principal!.FindFirst(UserState.ClaimType)?.Value != UserState.Of(user)
            || SessionCookie.NumberOf(context.Properties) is not { } number
            || await ended.ContainAsync(number))
        {
            // The cookie is not deleted: of two requests that a browser sends at once, the other may just have given it a new one.
            context.RejectPrincipal();
            SessionCookie.Refuse(context.HttpContext);
            tickets.Refuse(context.HttpContext);
            return;
        }

        if (time.GetUtcNow() - context.Properties.IssuedUtc > s_claimsAge)
        {
            await RefreshAsync(context, user);
        }
    }

    private async Task RefreshAsync(CookieValidatePrincipalContext context, User user)
    {
        var principal = await signIn.CreateUserPrincipalAsync(user);
        if (options.Value.OnRefreshingPrincipal is { } refreshing)
        {
            var replaced = new SecurityStampRefreshingPrincipalContext { CurrentPrincipal = context.Principal, NewPrincipal = principal };
            await refreshing(replaced);
            principal = replaced.NewPrincipal;
        }

        context.ReplacePrincipal(principal);
        context.ShouldRenew = true;
    }
}
