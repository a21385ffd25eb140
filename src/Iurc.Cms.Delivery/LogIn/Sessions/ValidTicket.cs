using System.Collections.Concurrent;
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
    // Opening what is not sealed throws, and whoever has an old cookie sends it with each request.
    private const int MostRefused = 1000;
    private const int LongestRefused = 4096;
    private static readonly TimeSpan s_refusedFor = TimeSpan.FromMinutes(10);
    private volatile Refused _refused = new(time.GetUtcNow());

    // Made in a scope of the site: Orchard's settings of the cookie need one.
    private readonly CookieAuthenticationOptions _options = monitor.Get(IdentityConstants.ApplicationScheme);

    /// <summary>Whether the request carries one.</summary>
    public bool IsCarriedBy(HttpContext context)
    {
        if (CookieOf(context) is not { } cookie)
        {
            return false;
        }

        var (now, refused) = (time.GetUtcNow(), _refused);
        if (now - refused.Since > s_refusedFor || refused.Cookies.Count >= MostRefused)
        {
            _refused = refused = new Refused(now);
        }

        if (refused.Cookies.ContainsKey(cookie))
        {
            return false;
        }

        if (_options.TicketDataFormat.Unprotect(cookie) is { } ticket && !(ticket.Properties.ExpiresUtc < now))
        {
            return true;
        }

        Add(refused, cookie);
        return false;
    }

    /// <summary>The session of the request's cookie has ended: for a while its owner gets the pages of all readers without being asked about.</summary>
    public void Refuse(HttpContext context)
    {
        if (CookieOf(context) is { } cookie)
        {
            Add(_refused, cookie);
        }
    }

    private string? CookieOf(HttpContext context)
        => context.Request.Headers.Cookie.Count > 0 && _options.Cookie.Name is { } name && _options.TicketDataFormat is not null
            && _options.CookieManager.GetRequestCookie(context, name) is { Length: > 0 } cookie ? cookie : null;

    private static void Add(Refused refused, string cookie)
    {
        if (cookie.Length <= LongestRefused)
        {
            refused.Cookies.TryAdd(cookie, 0);
        }
    }

    private sealed record Refused(DateTimeOffset Since)
    {
        public ConcurrentDictionary<string, byte> Cookies { get; } = new(StringComparer.Ordinal);
    }
}
