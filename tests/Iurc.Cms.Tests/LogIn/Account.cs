using System.Net;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Testing;
using Xunit;

namespace Iurc.Cms.Tests.LogIn;

/// <summary>What people do with accounts, by the site's own forms.</summary>
internal static class Account
{
    /// <summary>The form for a name and a password.</summary>
    public static async Task<HtmlForm> LogInFormAsync(this Browser browser) => HtmlForm.Of((await browser.GetAsync("/Login")).Document, "form[action*='Login']");

    /// <summary>Tries to log in.</summary>
    public static async Task<Answer> TryAsync(this Browser browser, string userName, string password, bool rememberMe = false)
    {
        var form = await browser.LogInFormAsync();
        form["LoginForm.UserName"] = userName;
        form["LoginForm.Password"] = password;
        form.Tick("LoginForm.RememberMe", rememberMe);
        return await browser.PostAsync(form);
    }

    /// <summary>Whether the browser's session still holds.</summary>
    public static async Task<bool> IsLoggedInAsync(this Browser browser)
    {
        var answer = await browser.GetAsync("/Admin");
        Assert.True(answer.Status is HttpStatusCode.OK || answer.Location?.Contains("/Login", StringComparison.Ordinal) == true, answer.ToString());
        return answer.Status == HttpStatusCode.OK;
    }

    /// <summary>Posts what a button of the admin posts that has no fields.</summary>
    public static async Task<Answer> PressAsync(this Browser browser, string address, string? pageWithToken = "/Admin", params KeyValuePair<string, string>[] fields)
    {
        var page = await browser.GetAsync(pageWithToken ?? address);
        var token = page.Document.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value");
        Assert.True(token is not null, page.ToString());
        return await browser.PostAsync(address, [new("__RequestVerificationToken", token), .. fields]);
    }

    /// <summary>Logs out by the button of the admin.</summary>
    public static async Task LogOutAsync(this Browser browser) => Assert.Equal(HttpStatusCode.Redirect, (await browser.PressAsync("/Users/LogOff")).Status);

    /// <summary>Sets an authenticator app up for whoever has logged in.</summary>
    /// <returns>The secret, and the recovery codes that are shown.</returns>
    public static async Task<(string Secret, IReadOnlyList<string> RecoveryCodes)> AddSecondFactorAsync(this Browser browser)
    {
        const string Address = "/Authenticator/Configure/App";
        var page = await browser.GetAsync(Address);
        var secret = page.Document.QuerySelector("kbd")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        var form = HtmlForm.Of(page.Document, "form#send-code");
        form["Code"] = CodeOf(secret);
        var shown = await browser.FollowAsync(await browser.PostAsync(form, Address));
        var codes = shown.Document.QuerySelectorAll("code, .recovery-code").Select(code => code.TextContent.Trim()).Where(code => code.Length > 0).ToList();
        return (secret, codes);
    }

    /// <inheritdoc cref="OneTimeCode.Of" />
    public static string CodeOf(string secret, DateTimeOffset? at = null) => OneTimeCode.Of(secret, at);

    /// <summary>Types a code in place of the second factor. The password has been typed.</summary>
    public static async Task<Answer> TryCodeAsync(this Browser browser, string code, bool rememberDevice = false)
    {
        const string Address = "/LoginWithTwoFactorAuthentication";
        var form = HtmlForm.Of((await browser.GetAsync(Address)).Document, "form[action*='LoginWithTwoFactorAuthentication']");
        form["VerificationCode"] = code;
        form.Tick("RememberDevice", rememberDevice);
        return await browser.PostAsync(form);
    }

    /// <summary>Types a recovery code in its place.</summary>
    public static async Task<Answer> TryRecoveryCodeAsync(this Browser browser, string code)
    {
        const string Address = "/LoginWithRecoveryCode";
        var form = HtmlForm.Of((await browser.GetAsync(Address)).Document, "form:has([name=RecoveryCode])");
        form["RecoveryCode"] = code;
        return await browser.PostAsync(form, Address);
    }

    /// <summary>A code that is not the right one now, before or after.</summary>
    public static string WrongCode(string secret)
    {
        var now = DateTimeOffset.UtcNow;
        var right = Enumerable.Range(-5, 11).Select(step => CodeOf(secret, now.AddSeconds(30 * step))).ToHashSet();
        return Enumerable.Range(0, 100).Select(number => number.ToString("D6", System.Globalization.CultureInfo.InvariantCulture)).First(code => !right.Contains(code));
    }
}
