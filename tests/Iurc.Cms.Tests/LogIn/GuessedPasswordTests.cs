using System.Net;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.BackgroundTasks;
using OrchardCore.Notifications;
using OrchardCore.Users.Models;
using OrchardCore.Users.Services;
using Xunit;
using YesSql;

namespace Iurc.Cms.Tests.LogIn;

/// <summary>Who guesses passwords learns nothing of the names, is slowed down, and keeps nobody out.</summary>
public sealed class GuessedPasswordTests(Site site, OwnTenant own) : IClassFixture<OwnTenant>
{
    private const string Wrong = "Quite-Wrong-Password-1";
    private const int Tries = 5;
    private readonly Tenant _tenant = own.Tenant;

    [Fact]
    public async Task Every_name_costs_the_same_work_and_gets_the_same_words()
    {
        await _tenant.CreateUserAsync("known", "Editor");
        var disabled = await _tenant.CreateUserAsync("barred", "Editor");
        await _tenant.UsingAsync(async services =>
        {
            var users = services.GetRequiredService<IUserService>();
            Assert.True(await users.DisableAsync(await users.GetUserByUniqueIdAsync(disabled)));
            var user = new User { UserName = "no-password", Email = "no-password@example.eu", EmailConfirmed = true };
            await users.CreateUserAsync(user, null, (_, message) => Assert.Fail(message));
        });
        // What is made once only.
        await TryAsync("warms-up", Wrong);

        var unknown = await TryAsync("unknown", Wrong);

        Assert.Equal(1, unknown.Looked);
        foreach (var (name, password) in new[] { ("known", Wrong), ("known@example.eu", Wrong), ("barred", Wrong), ("barred", Site.Password), ("no-password", Wrong) })
        {
            var tried = await TryAsync(name, password);
            Assert.Equal((name, unknown), (name, tried));
        }
    }

    [Theory]
    [InlineData("victim")]
    [InlineData("nobody-of-that-name")]
    public async Task Wrong_passwords_slow_their_address_down_and_the_words_are_the_same_for_every_name(string name)
    {
        if (name == "victim")
        {
            await _tenant.CreateUserAsync(name, "Editor");
        }

        using var attacker = _tenant.Anonymous();
        for (var time = 0; time < Tries; time++)
        {
            Assert.Contains("Invalid login attempt", (await attacker.TryAsync(name, Wrong)).VisibleText, StringComparison.Ordinal);
        }

        var looked = site.Passwords.Of(_tenant.Name);
        var answer = await attacker.TryAsync(name, Site.Password);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("too many tries to log in with this name. Wait 15 minutes", answer.VisibleText, StringComparison.Ordinal);
        Assert.Equal(looked, site.Passwords.Of(_tenant.Name));
        // In capitals and with a blank it is the same name.
        Assert.Contains("too many tries", (await attacker.TryAsync(" " + name.ToUpperInvariant(), Wrong)).VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_has_one_count_whether_the_name_or_the_address_is_typed()
    {
        await _tenant.CreateUserAsync("conrad", "Editor");
        using var attacker = _tenant.Anonymous();
        for (var time = 0; time < Tries; time++)
        {
            Assert.Contains("Invalid login attempt", (await attacker.TryAsync(time % 2 == 0 ? "conrad" : "Conrad@example.eu", Wrong)).VisibleText, StringComparison.Ordinal);
        }

        foreach (var name in new[] { "conrad", "conrad@example.eu", " CONRAD@EXAMPLE.EU " })
        {
            Assert.Contains("too many tries", (await attacker.TryAsync(name, Site.Password)).VisibleText, StringComparison.Ordinal);
        }

        Assert.Contains("Invalid login attempt", (await attacker.TryAsync("conrad@example.org", Wrong)).VisibleText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/ChangePassword", "Password")]
    [InlineData("/Admin/Users/EditPassword/", "NewPassword")]
    public async Task Who_finds_a_session_left_open_cannot_guess_its_password(string address, string field)
    {
        var name = "left-open-" + field.ToLowerInvariant();
        var id = await _tenant.CreateUserAsync(name, "Administrator");
        address += address.EndsWith('/') ? id : "";
        using var browser = await _tenant.Anonymous().LogInAsync(name);
        for (var time = 0; time < Tries; time++)
        {
            Assert.Contains("Incorrect password", (await ChangeAsync(Wrong, "marmalade kite orbit")).VisibleText, StringComparison.Ordinal);
        }

        var looked = site.Passwords.Of(_tenant.Name);
        Assert.Contains("too many wrong passwords. Wait 15 minutes", (await ChangeAsync(Site.Password, "marmalade kite orbit")).VisibleText, StringComparison.Ordinal);
        Assert.Equal(looked, site.Passwords.Of(_tenant.Name));
        // The owner goes on to log in.
        using var owner = await _tenant.Anonymous().LogInAsync(name);

        async Task<Answer> ChangeAsync(string current, string next)
        {
            var form = HtmlForm.Of((await browser.GetAsync(address)).Document, "form:has([name=CurrentPassword])");
            form["CurrentPassword"] = current;
            form[field] = form["PasswordConfirmation"] = next;
            return await browser.PostAsync(form, address);
        }
    }

    [Fact]
    public async Task New_passwords_that_are_not_good_enough_are_no_guesses()
    {
        await _tenant.CreateUserAsync("seeks", "Editor");
        using var browser = await _tenant.Anonymous().LogInAsync("seeks");
        for (var time = 0; time <= Tries; time++)
        {
            var form = HtmlForm.Of((await browser.GetAsync("/ChangePassword")).Document, "form[action*='ChangePassword']");
            form["CurrentPassword"] = Site.Password;
            form["Password"] = form["PasswordConfirmation"] = "Password-2025!";
            Assert.Contains("easy to guess", (await browser.PostAsync(form)).VisibleText, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_owner_gets_in_where_they_have_logged_in_before_whatever_strangers_try()
    {
        await _tenant.CreateUserAsync("owner", "Editor");
        using var browser = await _tenant.Anonymous().LogInAsync("owner");
        await browser.LogOutAsync();
        using var attacker = _tenant.Anonymous();
        for (var time = 0; time <= Tries; time++)
        {
            await attacker.TryAsync("owner", Wrong);
        }

        Assert.Contains("too many tries", (await attacker.TryAsync("owner", Site.Password)).VisibleText, StringComparison.Ordinal);
        await browser.LogInAsync("owner");
        await browser.LogOutAsync();

        // Nor can whoever sits at that browser guess without end.
        for (var time = 0; time < Tries; time++)
        {
            await browser.TryAsync("owner", Wrong);
        }

        Assert.Contains("too many tries", (await browser.TryAsync("owner", Wrong)).VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_that_is_known_for_one_user_or_a_made_up_cookie_is_nothing_for_another()
    {
        await _tenant.CreateUserAsync("insider", "Editor");
        await _tenant.CreateUserAsync("colleague", "Editor");
        using var insider = await _tenant.Anonymous().LogInAsync("insider");
        await insider.LogOutAsync();
        for (var time = 0; time < Tries; time++)
        {
            await insider.TryAsync("colleague", Wrong);
        }

        Assert.Contains("too many tries", (await insider.TryAsync("colleague", Wrong)).VisibleText, StringComparison.Ordinal);
        await insider.LogInAsync("insider");
    }

    [Fact]
    public async Task Those_who_log_in_often_are_not_slowed_down()
    {
        await _tenant.CreateUserAsync("busy", "Editor");
        for (var time = 0; time < 3 * Tries; time++)
        {
            using var browser = await _tenant.Anonymous().LogInAsync("busy");
        }
    }

    [Fact]
    public async Task The_owner_is_told_once_a_day_and_nobody_of_a_name_that_is_not_there()
    {
        var tenant = await site.CreateTenantAsync();
        await tenant.CreateUserAsync("told", "Editor");
        var now = DateTime.UtcNow;
        foreach (var (hours, expected) in new[] { (0, 1), (1, 1), (23, 1), (25, 2) })
        {
            tenant.SetClock(now.AddHours(hours));
            using var attacker = tenant.Anonymous();
            for (var time = 0; time <= Tries; time++)
            {
                await attacker.TryAsync("told", Wrong);
                await attacker.TryAsync("nobody-of-that-name", Wrong);
            }

            await tenant.UsingAsync(services => services.GetServices<IBackgroundTask>().Single(task => task.GetType().Name == "TellOwners").DoWorkAsync(services, CancellationToken.None));
            var notifications = await tenant.UsingAsync(services => services.GetRequiredService<ISession>()
                .Query<Notification>(collection: NotificationConstants.NotificationCollection).ListAsync(TestContext.Current.CancellationToken));
            Assert.Equal(expected, notifications.Count());
            Assert.All(notifications, notification => Assert.Equal("Somebody has tried to log in as you", notification.Subject));
        }

        Assert.Empty(tenant.Log);
    }

    [Fact]
    public async Task Who_tries_a_token_for_a_new_password_reads_the_same_for_every_name()
    {
        await _tenant.CreateUserAsync("resets", "Editor");
        var words = new List<string>();
        foreach (var name in new[] { "resets", "nobody-of-that-name" })
        {
            await _tenant.UsingAsync(async services => Assert.False(await services.GetRequiredService<IUserService>()
                .ResetPasswordAsync(name, "no-token", "marmalade kite orbit", (key, message) => words.Add($"{key}: {message}"))));
        }

        Assert.Equal(2, words.Count);
        Assert.Single(words.Distinct(StringComparer.Ordinal));
    }

    private async Task<(int Looked, string Words)> TryAsync(string name, string password)
    {
        using var browser = _tenant.Anonymous();
        var before = site.Passwords.Of(_tenant.Name);
        var answer = await browser.FollowAsync(await browser.TryAsync(name, password));
        var field = answer.Document.QuerySelector("[name='LoginForm.UserName']");
        field?.SetAttribute("value", "");
        return (site.Passwords.Of(_tenant.Name) - before, Answer.TextOf(answer.Document.Body!));
    }
}
