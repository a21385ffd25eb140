using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Iurc.Cms.Delivery.LogIn.Sessions;

/// <summary>
/// Tells the cookie of somebody who has logged in from one that is made up, without asking the database: only the site can have sealed
/// it. Whether the session still holds is asked later, by <see cref="SessionValidator"/>.
/// </summary>
internal sealed class ValidTicket(IOptionsMonitor<CookieAuthenticationOptions> monitor, TimeProvider time)
{
    // Made in a scope of the site: Orchard's settings of the cookie need one.
    private readonly CookieAuthenticationOptions _options = monitor.Get(IdentityConstants.ApplicationScheme);

    /// <summary>Whether the request carries one.</summary>
    public bool IsCarriedBy(HttpContext context)
    {
        if (context.Request.Headers.Cookie.Count == 0 || _options.Cookie.Name is not { } name || _options.TicketDataFormat is null)
        {
            return false;
        }

        return _options.CookieManager.GetRequestCookie(context, name) is { Length: > 0 } cookie
            && _options.TicketDataFormat.Unprotect(cookie) is { } ticket
            && !(ticket.Properties.ExpiresUtc < time.GetUtcNow());
    }
}
