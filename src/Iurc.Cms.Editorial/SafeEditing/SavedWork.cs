using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Iurc.Cms.Editorial.SafeEditing;

/// <summary>Tells the browser that work it has kept is stored on the server, so that it need not keep it any longer.</summary>
internal static class SavedWork
{
    /// <summary>The cookie that the script in the editor reads and removes. It holds names that the script has made up, nothing else.</summary>
    public const string Cookie = "iurc-saved";

    private const int LongestName = 40;
    private const int MostNames = 10;

    /// <summary>A name that may stand in a cookie and in the page, or null.</summary>
    public static string? Checked(string? work)
        => work is { Length: > 0 and <= LongestName } && work.All(char.IsAsciiLetterOrDigit) ? work : null;

    /// <summary>
    /// Whether <paramref name="executed"/> has saved: Orchard's editor then leads to another page, and otherwise shows the form. Of all
    /// redirects the one to an address within the site, as to the list that the form was opened from, is not of the common kind.
    /// </summary>
    public static bool IsDone(ActionExecutedContext executed) => executed is { Exception: null, Result: IKeepTempDataResult or LocalRedirectResult };

    /// <summary>Tells it when <paramref name="executed"/> has saved.</summary>
    public static void Tell(HttpContext http, ActionExecutedContext executed, string? work)
    {
        if (work is null || !IsDone(executed))
        {
            return;
        }

        // Several may have been saved since a page with the script was open.
        var earlier = (http.Request.Cookies[Cookie] ?? "").Split('.').Select(Checked).OfType<string>().Where(name => name != work);
        http.Response.Cookies.Append(Cookie, string.Join('.', earlier.Prepend(work).Take(MostNames)), new CookieOptions
        {
            Path = PathOf(http),
            SameSite = SameSiteMode.Strict,
            Secure = http.Request.IsHttps,
            HttpOnly = false,
            MaxAge = TimeSpan.FromDays(30),
            IsEssential = true,
        });
    }

    /// <summary>The path of the site, for the cookie.</summary>
    public static string PathOf(HttpContext http) => http.Request.PathBase is { HasValue: true } path ? path.ToUriComponent() : "/";
}
