using System.Net;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Users;
using OrchardCore.Users.Models;
using Xunit;

namespace Iurc.Cms.Tests.LogIn;

/// <summary>A session ends at the next request when what it rests on has changed, and when somebody logs out of it.</summary>
public sealed class SessionTests(OwnTenant own) : IClassFixture<OwnTenant>, IAsyncLifetime
{
    private const string NewPassword = "marmalade kite orbit";
    private readonly Tenant _tenant = own.Tenant;
    private readonly Browser _administrator = own.Tenant.Anonymous();

    public async ValueTask InitializeAsync() => await _administrator.LogInAsync(Site.AdminName);

    public ValueTask DisposeAsync()
    {
        _administrator.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("disabled")]
    [InlineData("deleted")]
    [InlineData("deleted with others")]
    [InlineData("password")]
    [InlineData("role taken away")]
    [InlineData("role given")]
    [InlineData("permission taken from the role")]
    [InlineData("name")]
    [InlineData("mail address")]
    [InlineData("claim")]
    [InlineData("second factor")]
    [InlineData("second factor taken away")]
    [InlineData("changed past all services")]
    public async Task It_ends_when_the_user_is_changed(string change)
    {
        var name = "ends-" + string.Concat(change.Where(char.IsLetter));
        var id = await _tenant.CreateUserAsync(name, "Editor");
        using var editor = await _tenant.Anonymous().LogInAsync(name);
        if (change == "second factor taken away")
        {
            await editor.AddSecondFactorAsync();
        }

        const string Create = "/Admin/Contents/ContentTypes/Page/Create";
        var form = HtmlForm.Of((await editor.GetAsync(Create)).Document, "form[enctype='multipart/form-data']");
        form["TitlePart.Title"] = name;
        form["Page.Summary.Text"] = "Of somebody who may not any more.";
        form.Press("submit.Publish", "submit.Publish");

        await MakeAsync(change, id);

        var answer = await editor.PostAsync(form, Create);
        Assert.DoesNotContain("/Edit", answer.Location ?? "", StringComparison.Ordinal);
        using var reader = _tenant.Anonymous();
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/" + name)).Status);
        Assert.False(await editor.IsLoggedInAsync());
        Assert.True(await _administrator.IsLoggedInAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Logging_out_ends_it_for_every_copy_of_its_cookie_and_no_other(bool rememberMe)
    {
        var name = rememberMe ? "remembered" : "logs-out";
        await _tenant.CreateUserAsync(name, "Editor");
        using var here = _tenant.Anonymous();
        await here.TryAsync(name, Site.Password, rememberMe);
        using var there = await _tenant.Anonymous().LogInAsync(name);
        using var copy = here.Copy();
        Assert.True(await copy.IsLoggedInAsync());

        await here.LogOutAsync();

        Assert.False(await here.IsLoggedInAsync());
        Assert.False(await copy.IsLoggedInAsync());
        Assert.True(await there.IsLoggedInAsync());
        // Nor does a log-in of the same user wake it.
        await here.LogInAsync(name);
        using var again = copy.Copy();
        Assert.False(await again.IsLoggedInAsync());
        Assert.True(await here.IsLoggedInAsync());
    }

    [Fact]
    public async Task A_cookie_that_was_copied_does_not_outlive_the_change_of_a_password_by_its_owner_who_stays_logged_in()
    {
        await _tenant.CreateUserAsync("changes", "Editor");
        using var here = await _tenant.Anonymous().LogInAsync("changes");
        using var there = await _tenant.Anonymous().LogInAsync("changes");
        using var copy = here.Copy();

        var form = HtmlForm.Of((await here.GetAsync("/ChangePassword")).Document, "form[action*='ChangePassword']");
        form["CurrentPassword"] = Site.Password;
        form["Password"] = form["PasswordConfirmation"] = NewPassword;
        var answer = await here.FollowAsync(await here.PostAsync(form));

        Assert.Contains("password has been changed", answer.VisibleText, StringComparison.Ordinal);
        Assert.True(await here.IsLoggedInAsync());
        Assert.False(await there.IsLoggedInAsync());
        Assert.False(await copy.IsLoggedInAsync());
        await here.LogOutAsync();
        Assert.False(await here.IsLoggedInAsync());
    }

    [Fact]
    public async Task Who_only_looks_at_the_page_for_a_second_factor_stays_logged_in_everywhere()
    {
        await _tenant.CreateUserAsync("looks", "Editor");
        using var here = await _tenant.Anonymous().LogInAsync("looks");
        using var there = await _tenant.Anonymous().LogInAsync("looks");

        var page = await here.GetAsync("/Authenticator/Configure/App");

        Assert.NotNull(page.Document.QuerySelector("kbd"));
        Assert.True(await here.IsLoggedInAsync());
        Assert.True(await there.IsLoggedInAsync());
    }

    [Fact]
    public async Task Who_sets_up_a_second_factor_stays_logged_in_there_and_nowhere_else()
    {
        await _tenant.CreateUserAsync("sets-up", "Editor");
        using var here = await _tenant.Anonymous().LogInAsync("sets-up");
        using var there = await _tenant.Anonymous().LogInAsync("sets-up");

        await here.AddSecondFactorAsync();

        Assert.True(await here.IsLoggedInAsync());
        Assert.False(await there.IsLoggedInAsync());
    }

    [Fact]
    public async Task A_browser_that_is_trusted_with_the_second_factor_is_not_after_the_password_has_changed()
    {
        var id = await _tenant.CreateUserAsync("trusted", "Editor");
        using var browser = await _tenant.Anonymous().LogInAsync("trusted");
        var (secret, _) = await browser.AddSecondFactorAsync();
        await browser.LogOutAsync();
        await browser.TryAsync("trusted", Site.Password);
        await browser.TryCodeAsync(Account.CodeOf(secret), rememberDevice: true);
        await browser.LogOutAsync();
        Assert.DoesNotContain("TwoFactor", (await browser.TryAsync("trusted", Site.Password)).Location!, StringComparison.Ordinal);
        await browser.LogOutAsync();

        await MakeAsync("password", id);

        Assert.Contains("TwoFactor", (await browser.TryAsync("trusted", NewPassword)).Location!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_editor_whose_session_has_ended_in_the_middle_of_a_form_finds_it_again_after_logging_in()
    {
        var id = await _tenant.CreateUserAsync("writes", "Editor");
        using var editor = await _tenant.Anonymous().LogInAsync("writes");
        const string Edit = "/Admin/Contents/ContentItems/iurcabout00000000000000000/Edit";
        var form = HtmlForm.Of((await editor.GetAsync(Edit)).Document, "form[enctype='multipart/form-data']");
        form.Press("submit.Publish", "submit.Publish");

        await MakeAsync("name back and forth", id);
        var answer = await editor.FollowAsync(await editor.PostAsync(form, Edit));

        var logIn = HtmlForm.Of(answer.Document, "form[action*='Login']");
        logIn["LoginForm.UserName"] = "writes";
        logIn["LoginForm.Password"] = Site.Password;
        var page = await editor.FollowAsync(await editor.PostAsync(logIn));
        Assert.Contains("Nothing was saved", page.VisibleText, StringComparison.Ordinal);
        Assert.Contains("What you had typed is kept", page.VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readers_who_have_not_logged_in_cost_no_look_at_any_session()
    {
        using var reader = _tenant.Anonymous();
        await reader.GetAsync("/");
        Assert.False(reader.HasCookies);
    }

    private async Task MakeAsync(string change, string id)
    {
        Answer? answer = null;
        switch (change)
        {
            case "disabled":
                answer = await _administrator.PressAsync("/Admin/Users/Disable/" + id);
                break;
            case "deleted":
                answer = await _administrator.PressAsync("/Admin/Users/Delete/" + id);
                break;
            case "deleted with others":
                answer = await _administrator.PressAsync("/Admin/Users/Index", fields: [new("submit.BulkAction", "Yes"), new("Options.BulkAction", "Delete"), new("itemIds", id)]);
                break;
            case "password":
                var form = HtmlForm.Of((await _administrator.GetAsync("/Admin/Users/EditPassword/" + id)).Document, "form[action*='EditPassword']");
                form["NewPassword"] = form["PasswordConfirmation"] = NewPassword;
                answer = await _administrator.PostAsync(form);
                break;
            case "role taken away" or "role given":
                var page = await _administrator.GetAsync("/Admin/Users/Edit/" + id);
                var roles = HtmlForm.Of(page.Document, "form:has([name*='Roles['])");
                var role = change == "role given" ? "Contributor" : "Editor";
                var field = page.Document.QuerySelectorAll("input[type=hidden][name$='.Role']").Single(input => input.GetAttribute("value") == role).GetAttribute("name")!;
                roles.Tick(field[..^"Role".Length] + "IsSelected", change == "role given");
                answer = await _administrator.PostAsync(roles, "/Admin/Users/Edit/" + id);
                break;
            case "permission taken from the role":
                const string Role = "/Admin/Roles/Edit/Editor";
                var permissions = HtmlForm.Of((await _administrator.GetAsync(Role)).Document, "form:has([name='Checkbox.ViewAuditTrail'])");
                permissions.Tick("Checkbox.ViewAuditTrail", false);
                answer = await _administrator.PostAsync(permissions, Role);
                break;
            case "name":
                await ChangeAsync(id, (users, user) => users.SetUserNameAsync(user, "renamed"));
                break;
            case "name back and forth":
                await ChangeAsync(id, (users, user) => users.UpdateSecurityStampAsync(user));
                break;
            case "mail address":
                // As the admin's form does, which leaves the security stamp as it is.
                await ChangeAsync(id, (users, user) =>
                {
                    ((User)user).Email = "elsewhere@example.eu";
                    return users.UpdateAsync(user);
                });
                break;
            case "claim":
                await ChangeAsync(id, (users, user) => users.AddClaimAsync(user, new("kind", "other")));
                break;
            case "second factor":
                await ChangeAsync(id, (users, user) => users.SetTwoFactorEnabledAsync(user, true));
                break;
            case "second factor taken away":
                await ChangeAsync(id, (users, user) => users.ResetAuthenticatorKeyAsync(user));
                break;
            case "changed past all services":
                await _tenant.UsingAsync(async services =>
                {
                    var user = (User)(await services.GetRequiredService<UserManager<IUser>>().FindByIdAsync(id))!;
                    user.RoleNames.Clear();
                    await services.GetRequiredService<YesSql.ISession>().SaveAsync(user, cancellationToken: TestContext.Current.CancellationToken);
                });
                break;
            default:
                throw new ArgumentException(change);
        }

        Assert.True(answer is null || answer.Status == HttpStatusCode.Redirect, answer?.ToString());
    }

    private Task ChangeAsync(string id, Func<UserManager<IUser>, IUser, Task<IdentityResult>> change) => _tenant.UsingAsync(async services =>
    {
        var users = services.GetRequiredService<UserManager<IUser>>();
        var result = await change(users, (await users.FindByIdAsync(id))!);
        Assert.True(result.Succeeded, string.Join(' ', result.Errors.Select(error => error.Description)));
    });
}
