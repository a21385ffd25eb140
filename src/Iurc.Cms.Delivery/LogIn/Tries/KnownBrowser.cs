using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using OrchardCore.Users.Models;

namespace Iurc.Cms.Delivery.LogIn.Tries;

/// <summary>
/// Remembers in a sealed cookie that a user has logged in with this browser (the "device cookie" of OWASP's page on slowing down online
/// guessing). It opens nothing; but what strangers try elsewhere does not count against whoever has it.
/// </summary>
internal sealed class KnownBrowser(IHttpContextAccessor accessor, IDataProtectionProvider protection)
{
    /// <summary>The cookie's name.</summary>
    public const string CookieName = "iurc-known-browser";

    private static readonly TimeSpan s_age = TimeSpan.FromDays(180);
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("Iurc.Cms.Delivery.LogIn.KnownBrowser").ToTimeLimitedDataProtector();

    /// <summary>The browser's id, if the user of this id has logged in with it; null otherwise.</summary>
    public string? IdOf(string userId) => Read() is var (known, id) && known == userId ? id : null;

    /// <summary>Remembers that the user has logged in here.</summary>
    public void Remember(User user)
    {
        if (accessor.HttpContext is { Response.HasStarted: false } context)
        {
            var id = IdOf(user.UserId) ?? Guid.NewGuid().ToString("n");
            context.Response.Cookies.Append(CookieName, _protector.Protect(user.UserId + "|" + id, s_age), new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = s_age,
                Path = context.Request.PathBase.HasValue ? context.Request.PathBase.Value : "/",
                SameSite = SameSiteMode.Strict,
                Secure = context.Request.IsHttps,
            });
        }
    }

    private (string UserId, string Id)? Read()
    {
        if (accessor.HttpContext?.Request.Cookies[CookieName] is not { Length: > 0 } cookie)
        {
            return null;
        }

        try
        {
            var parts = _protector.Unprotect(cookie).Split('|');
            return parts.Length == 2 ? (parts[0], parts[1]) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
