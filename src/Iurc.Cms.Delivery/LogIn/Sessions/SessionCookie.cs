using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Iurc.Cms.Delivery.LogIn.Sessions;

/// <summary>
/// Gives each session a number in its cookie, which stays the same when the cookie is written anew. Logging out ends the session of
/// that number: every copy of the cookie, and no other session of the user.
/// </summary>
internal sealed class SessionCookie : IPostConfigureOptions<CookieAuthenticationOptions>
{
    private const string Number = "iurc.session";

    // Set on a request whose session has been refused: there is nothing left to end.
    private static readonly object s_refused = new();

    /// <inheritdoc />
    public void PostConfigure(string? name, CookieAuthenticationOptions options)
    {
        if (name != IdentityConstants.ApplicationScheme)
        {
            return;
        }

        var (signingIn, signingOut) = (options.Events.OnSigningIn, options.Events.OnSigningOut);
        options.Events.OnSigningIn = context =>
        {
            context.Properties.Items.TryAdd(Number, Guid.NewGuid().ToString("n"));
            return signingIn(context);
        };
        options.Events.OnSigningOut = async context =>
        {
            await EndAsync(context);
            await signingOut(context);
        };
    }

    /// <summary>The number of a session; null when its cookie is of a time without numbers.</summary>
    public static string? NumberOf(AuthenticationProperties properties) => properties.Items.TryGetValue(Number, out var number) ? number : null;

    /// <summary>Says that the request's session has been refused.</summary>
    public static void Refuse(HttpContext context) => context.Items[s_refused] = true;

    /// <summary>Whether the request's session has been refused.</summary>
    public static bool IsRefused(HttpContext context) => context.Items.ContainsKey(s_refused);

    private static async Task EndAsync(CookieSigningOutContext context)
    {
        var options = context.Options;
        if (!IsRefused(context.HttpContext)
            && options.CookieManager.GetRequestCookie(context.HttpContext, options.Cookie.Name!) is { } cookie
            && options.TicketDataFormat.Unprotect(cookie) is { } ticket
            && NumberOf(ticket.Properties) is { } number)
        {
            await context.HttpContext.RequestServices.GetRequiredService<EndedSessions>().AddAsync(number, options.ExpireTimeSpan);
        }
    }
}
