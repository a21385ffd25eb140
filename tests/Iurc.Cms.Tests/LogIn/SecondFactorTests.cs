using System.Net;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Users;
using Xunit;

namespace Iurc.Cms.Tests.LogIn;

/// <summary>A second factor cannot be guessed, and whoever tries does not keep its owner out for ever.</summary>
public sealed class SecondFactorTests(OwnTenant own) : IClassFixture<OwnTenant>
{
    private const int Tries = 5;
    private readonly Tenant _tenant = own.Tenant;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Wrong_codes_lock_it_also_for_the_right_one_but_not_where_the_owner_has_logged_in_before(bool isRecoveryCode)
    {
        var name = isRecoveryCode ? "recovers" : "codes";
        var (browser, secret, recovery) = await MakeAsync(name);
        using var owner = browser;

        // By both ways.
        using var late = await StrangerAsync(name);
        using var attacker = await StrangerAsync(name);
        for (var time = 0; time < Tries; time++)
        {
            var answer = isRecoveryCode == (time % 2 == 0) ? await attacker.TryRecoveryCodeAsync("AAAAA-AAAAA") : await attacker.TryCodeAsync(Account.WrongCode(secret));
            Assert.Contains("Invalid", answer.VisibleText, StringComparison.Ordinal);
        }

        var refused = isRecoveryCode ? await late.TryRecoveryCodeAsync(recovery[0]) : await late.TryCodeAsync(Account.CodeOf(secret));
        var page = await late.FollowAsync(refused);
        Assert.Contains("too many wrong codes", page.VisibleText, StringComparison.Ordinal);
        Assert.False(await late.IsLoggedInAsync());

        await owner.TryAsync(name, Site.Password);
        Assert.Equal(HttpStatusCode.Redirect, (isRecoveryCode ? await owner.TryRecoveryCodeAsync(recovery[0]) : await owner.TryCodeAsync(Account.CodeOf(secret))).Status);
        Assert.True(await owner.IsLoggedInAsync());
    }

    [Fact]
    public async Task Whoever_sets_one_up_with_a_wrong_code_reads_so_at_the_field()
    {
        const string Address = "/Authenticator/Configure/App";
        await _tenant.CreateUserAsync("mistypes", "Editor");
        using var browser = await _tenant.Anonymous().LogInAsync("mistypes");
        var page = await browser.GetAsync(Address);
        var form = HtmlForm.Of(page.Document, "form#send-code");
        form["Code"] = Account.WrongCode(page.Document.QuerySelector("kbd")!.TextContent.Replace(" ", "", StringComparison.Ordinal));

        var answer = await browser.PostAsync(form, Address);

        Assert.Contains("Type the one that the app shows now", answer.Document.QuerySelector("[data-valmsg-for=Code]")?.TextContent, StringComparison.Ordinal);
        Assert.NotNull(answer.Document.QuerySelector("[data-iurc-qr^='otpauth://']"));
    }

    [Fact]
    public async Task Who_sends_no_code_finds_the_key_again()
    {
        const string Address = "/Authenticator/Configure/App";
        await _tenant.CreateUserAsync("sends-none", "Editor");
        using var browser = await _tenant.Anonymous().LogInAsync("sends-none");
        var page = await browser.GetAsync(Address);

        var again = await browser.FollowAsync(await browser.PostAsync(HtmlForm.Of(page.Document, "form#send-code"), Address));

        Assert.Equal(page.Document.QuerySelector("kbd")!.TextContent, again.Document.QuerySelector("kbd")!.TextContent);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nobody_switches_it_on_without_a_right_code(bool typesWrongOne)
    {
        const string App = "/Authenticator/Configure/App";
        var name = typesWrongOne ? "typed-wrong" : "typed-none";
        await _tenant.CreateUserAsync(name, "Editor");
        using var browser = await _tenant.Anonymous().LogInAsync(name);
        var page = await browser.GetAsync(App);
        if (typesWrongOne)
        {
            var form = HtmlForm.Of(page.Document, "form#send-code");
            form["Code"] = Account.WrongCode(page.Document.QuerySelector("kbd")!.TextContent.Replace(" ", "", StringComparison.Ordinal));
            await browser.PostAsync(form, App);
        }

        Assert.Empty((await browser.GetAsync("/TwoFactor")).Document.QuerySelectorAll("form[action*='EnableTwoFactorAuthentication']"));
        await browser.PressAsync("/OrchardCore.Users/TwoFactorAuthentication/EnableTwoFactorAuthentication", App);

        await ExpectNoSecondStepAsync(name);
    }

    [Fact]
    public async Task Who_has_switched_it_off_types_a_code_to_switch_it_on_again()
    {
        var (browser, _, _) = await MakeAsync("off-and-on");
        using var owner = browser;
        await _tenant.UsingAsync(async services =>
        {
            var users = services.GetRequiredService<UserManager<IUser>>();
            Assert.True((await users.SetTwoFactorEnabledAsync((await users.FindByNameAsync("off-and-on"))!, false)).Succeeded);
        });
        await owner.LogInAsync("off-and-on");
        await owner.PressAsync("/OrchardCore.Users/TwoFactorAuthentication/EnableTwoFactorAuthentication", "/Authenticator/Configure/App");

        await ExpectNoSecondStepAsync("off-and-on");
        await owner.AddSecondFactorAsync();
        using var stranger = await StrangerAsync("off-and-on");
    }

    [Fact]
    public async Task A_code_works_once_in_whatever_browser()
    {
        var (browser, secret, _) = await MakeAsync("once");
        using var owner = browser;
        await owner.TryAsync("once", Site.Password);
        var code = Account.CodeOf(secret);
        Assert.Equal(HttpStatusCode.Redirect, (await owner.TryCodeAsync(code)).Status);

        using var stranger = await StrangerAsync("once");
        foreach (var used in new[] { code, "0" + code, code[..3] + " " + code[3..] })
        {
            Assert.Contains("Invalid verification code", (await stranger.TryCodeAsync(used)).VisibleText, StringComparison.Ordinal);
            Assert.False(await stranger.IsLoggedInAsync());
        }

        await owner.LogOutAsync();
        await owner.TryAsync("once", Site.Password);
        Assert.Contains("Invalid verification code", (await owner.TryCodeAsync(code)).VisibleText, StringComparison.Ordinal);
        var next = Enumerable.Range(1, 2).Select(step => Account.CodeOf(secret, DateTimeOffset.UtcNow.AddSeconds(30 * step))).First(one => one != code);
        Assert.Equal(HttpStatusCode.Redirect, (await owner.TryCodeAsync(next)).Status);
        Assert.True(await owner.IsLoggedInAsync());
    }

    [Fact]
    public async Task A_code_in_many_browsers_at_the_same_moment_lets_one_in()
    {
        var (browser, secret, _) = await MakeAsync("at-once");
        browser.Dispose();
        var browsers = await Task.WhenAll(Enumerable.Range(0, Tries - 1).Select(_ => StrangerAsync("at-once")));
        var code = Account.CodeOf(secret);

        var answers = await Task.WhenAll(browsers.Select(one => one.TryCodeAsync(code)));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Redirect);
        Array.ForEach(browsers, one => one.Dispose());
    }

    [Fact]
    public async Task Many_at_the_same_moment_are_not_more_than_the_limit()
    {
        var (browser, secret, _) = await MakeAsync("burst");
        browser.Dispose();
        using var attacker = await StrangerAsync("burst");
        var answers = await Task.WhenAll(Enumerable.Range(0, 3 * Tries).Select(_ => attacker.TryCodeAsync(Account.WrongCode(secret))));

        Assert.Equal(Tries, answers.Count(answer => answer.Status == HttpStatusCode.OK));
    }

    [Fact]
    public async Task The_lock_ends_and_a_new_password_ends_it_too()
    {
        var tenant = own.Tenant;
        var (browser, secret, _) = await MakeAsync("waits");
        browser.Dispose();
        await LockAsync("waits", secret);
        tenant.SetClock(DateTime.UtcNow.AddMinutes(16));
        using (var stranger = await StrangerAsync("waits"))
        {
            Assert.Equal(HttpStatusCode.Redirect, (await stranger.TryCodeAsync(Account.CodeOf(secret))).Status);
            Assert.True(await stranger.IsLoggedInAsync());
        }

        tenant.SetClock(DateTime.UtcNow.AddHours(1));
        await LockAsync("waits", secret);
        await tenant.UsingAsync(async services =>
        {
            var users = services.GetRequiredService<UserManager<IUser>>();
            var user = (await users.FindByNameAsync("waits"))!;
            Assert.True((await users.ChangePasswordAsync(user, Site.Password, "marmalade kite orbit")).Succeeded);
        });
        using var anew = tenant.Anonymous();
        await anew.TryAsync("waits", "marmalade kite orbit");
        await anew.TryCodeAsync(Account.CodeOf(secret));
        Assert.True(await anew.IsLoggedInAsync());
    }

    [Fact]
    public async Task A_user_who_is_disabled_between_password_and_code_does_not_get_in()
    {
        var (browser, secret, _) = await MakeAsync("between");
        browser.Dispose();
        using var stranger = await StrangerAsync("between");
        await _tenant.UsingAsync(async services =>
        {
            var users = services.GetRequiredService<OrchardCore.Users.Services.IUserService>();
            Assert.True(await users.DisableAsync(await users.GetUserAsync("between")));
        });

        await stranger.TryCodeAsync(Account.CodeOf(secret));
        Assert.False(await stranger.IsLoggedInAsync());
    }

    private async Task LockAsync(string name, string secret)
    {
        using var attacker = await StrangerAsync(name);
        for (var time = 0; time < Tries; time++)
        {
            await attacker.TryCodeAsync(Account.WrongCode(secret));
        }
    }

    /// <summary>Makes a user with a second factor, who has logged in with a browser and out again.</summary>
    private async Task<(Browser Browser, string Secret, IReadOnlyList<string> RecoveryCodes)> MakeAsync(string name)
    {
        await _tenant.CreateUserAsync(name, "Editor");
        var browser = await _tenant.Anonymous().LogInAsync(name);
        var (secret, recovery) = await browser.AddSecondFactorAsync();
        Assert.NotEmpty(recovery);
        await browser.LogOutAsync();
        return (browser, secret, recovery);
    }

    private async Task ExpectNoSecondStepAsync(string name)
    {
        using var later = _tenant.Anonymous();
        await later.TryAsync(name, Site.Password);
        Assert.True(await later.IsLoggedInAsync());
    }

    /// <summary>Somebody who knows the password.</summary>
    private async Task<Browser> StrangerAsync(string name)
    {
        var stranger = _tenant.Anonymous();
        var answer = await stranger.TryAsync(name, Site.Password);
        Assert.Contains("TwoFactor", answer.Location!, StringComparison.Ordinal);
        return stranger;
    }
}
