using System.Net;
using Iurc.Cms.Delivery.RateLimits;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Cms.Tests.LogIn;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Users.Models;
using OrchardCore.Users.Services;
using Xunit;

namespace Iurc.Cms.Tests.Mail;

/// <summary>Forgotten passwords, invitations and what is told of changes: the tests read the mails and follow their links.</summary>
public sealed class AccountMailTests(Site site)
{
    private const string NewPassword = "marmalade kite orbit";
    private const string OtherPassword = "velvet harbour onion";

    [Fact]
    public async Task Who_has_forgotten_their_password_chooses_another_by_a_link_that_works_once()
    {
        await using var mail = new MailServer();
        var tenant = await TenantAsync(mail);
        await tenant.CreateUserAsync("forgets", "Editor");
        using var browser = tenant.Anonymous();
        var page = await browser.GetAsync("/Login");
        Assert.Contains("Forgot your password?", page.VisibleText, StringComparison.Ordinal);
        Assert.Contains("If there is an account with that name", (await AskAsync(browser, "forgets")).VisibleText, StringComparison.Ordinal);

        var asked = await mail.ReceiveAsync();
        Assert.Equal(("forgets@example.eu", "Choose a new password - IURC North America"), (asked.To, asked.Subject));
        Assert.Contains("The link works once, within 30 minutes", asked.Text, StringComparison.Ordinal);
        var link = asked.PathOf("/ResetPassword");

        // The rules stand there before anything is written; all that is wrong is said at once, keeps the link, and is no try.
        var choice = await browser.GetAsync(link);
        Assert.Contains("At least 12 characters", choice.VisibleText, StringComparison.Ordinal);
        Assert.Contains("your account “forgets”", choice.VisibleText, StringComparison.Ordinal);
        for (var time = 0; time < new RateLimitSettings().PasswordReset.Permits + 2; time++)
        {
            var refused = await ChooseAsync(browser, link, "password", "passw0rd");
            Assert.All(["at least 12 characters", "easy to guess", "are not the same"], words => Assert.Contains(words, refused.VisibleText, StringComparison.Ordinal));
        }

        var chosen = await ChooseAsync(browser, link, NewPassword);
        Assert.Contains("Your password is saved", (await browser.FollowAsync(chosen)).VisibleText, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.TryAsync("forgets", NewPassword)).Status);
        Assert.True(await browser.IsLoggedInAsync());

        var told = await mail.ReceiveAsync();
        Assert.Equal(("forgets@example.eu", "Your password was changed - IURC North America"), (told.To, told.Subject));
        using var stranger = tenant.Anonymous();
        await ExpectGoneAsync(stranger, link);
    }

    [Fact]
    public async Task Links_that_are_made_up_are_given_up_and_keep_nobody_from_using_theirs()
    {
        await using var mail = new MailServer();
        var tenant = await TenantAsync(mail);
        await tenant.CreateUserAsync("forgets", "Editor");
        using var browser = tenant.Anonymous();
        await AskAsync(browser, "forgets");
        var link = (await mail.ReceiveAsync()).PathOf("/ResetPassword");
        using var stranger = tenant.Anonymous();
        foreach (var madeUp in new[] { "x", "eHh4", link[(link.IndexOf('=', StringComparison.Ordinal) + 1)..^8], "%00", "%F0%9F" })
        {
            await ExpectGoneAsync(stranger, "/ResetPassword?code=" + madeUp);
        }

        var busy = await stranger.GetAsync("/ResetPassword?code=another");
        Assert.Equal(HttpStatusCode.TooManyRequests, busy.Status);
        Assert.Contains("Wait 15 minutes", busy.VisibleText, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await ChooseAsync(browser, link, NewPassword)).Status);

        // What is not the page's own does not go round it.
        Assert.Equal(HttpStatusCode.Redirect, (await stranger.PressAsync("/ResetPassword", "/ForgotPassword", new("ResetPasswordForm.UsernameOrEmail", "forgets"), new("ResetPasswordForm.NewPassword", OtherPassword))).Status);
        await stranger.TryAsync("forgets", NewPassword);
        Assert.True(await stranger.IsLoggedInAsync());
    }

    [Fact]
    public async Task A_link_does_not_work_for_ever()
    {
        await using var mail = new MailServer();
        var tenant = await TenantAsync(mail);
        await tenant.CreateUserAsync("forgets", "Editor");
        using var browser = tenant.Anonymous();
        await AskAsync(browser, "forgets");
        var link = (await mail.ReceiveAsync()).PathOf("/ResetPassword");

        var form = HtmlForm.Of((await browser.GetAsync(link)).Document, "form[action*='ResetPassword']");
        form["NewPassword"] = form["PasswordConfirmation"] = NewPassword;
        tenant.SetClock(DateTime.UtcNow.AddMinutes(31));
        await ExpectGoneAsync(browser, link);
        Assert.Contains("This link does not work", (await browser.PostAsync(form)).VisibleText, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.TryAsync("forgets", NewPassword)).Status);
    }

    [Fact]
    public async Task Who_is_invited_chooses_a_password_by_a_link_that_works_once_and_expires()
    {
        await using var mail = new MailServer();
        var tenant = await TenantAsync(mail);
        using var administrator = await tenant.Anonymous().LogInAsync(Site.AdminName);
        var list = await administrator.FollowAsync(await InviteAsync(administrator, "eva", "eva@example.eu", "Contributor"));
        Assert.Contains("A mail with a link is on its way to eva@example.eu", list.VisibleText, StringComparison.Ordinal);
        var invited = await mail.ReceiveAsync();
        Assert.Equal(("eva@example.eu", "You have been invited - IURC North America"), (invited.To, invited.Subject));
        Assert.Contains("within 7 days", invited.Text, StringComparison.Ordinal);
        Assert.Contains("Your user name is “eva”", invited.Text, StringComparison.Ordinal);

        using var eva = tenant.Anonymous();
        tenant.SetClock(DateTime.UtcNow.AddDays(8));
        await ExpectGoneAsync(eva, invited.PathOf("/ResetPassword"));

        // Sent again, from the list of users.
        var again = list.Document.QuerySelector("a[href*='Invitations/Again']")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.Redirect, (await administrator.PressAsync(again)).Status);
        var link = (await mail.ReceiveAsync()).PathOf("/ResetPassword");
        var first = await eva.GetAsync(link);
        Assert.Contains("Choose your password", first.VisibleText, StringComparison.Ordinal);
        Assert.DoesNotContain("eset", first.VisibleText, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await ChooseAsync(eva, link, NewPassword)).Status);
        await eva.TryAsync("eva", NewPassword);
        Assert.True(await eva.IsLoggedInAsync());
        Assert.Contains("Propose a change", (await eva.GetAsync("/Admin/Contents/ContentItems/Phase")).VisibleText, StringComparison.Ordinal);

        using var stranger = tenant.Anonymous();
        await ExpectGoneAsync(stranger, link);
        Assert.DoesNotContain("Invitations/Again", (await administrator.GetAsync("/Admin/Users/Index")).Text, StringComparison.Ordinal);
        Assert.False(mail.HasMore);
    }

    [Fact]
    public async Task An_invitation_that_cannot_be_right_says_what_to_do_and_makes_nobody()
    {
        await using var mail = new MailServer();
        var tenant = await TenantAsync(mail);
        using var administrator = await tenant.Anonymous().LogInAsync(Site.AdminName);
        Assert.Contains("This is no e-mail address", (await InviteAsync(administrator, "eva", "eva", "Editor")).VisibleText, StringComparison.Ordinal);
        Assert.Contains("already used", (await InviteAsync(administrator, Site.AdminName, "other@example.eu", "Editor")).VisibleText, StringComparison.Ordinal);
        Assert.Contains("Choose what they may do", (await InviteAsync(administrator, "eva", "eva@example.eu")).VisibleText, StringComparison.Ordinal);
        Assert.Null(await tenant.UsingAsync(async services => await services.GetRequiredService<IUserService>().GetUserAsync("eva")));

        using var editor = await LogInAsync(tenant, "editor", "Editor");
        Assert.NotEqual(HttpStatusCode.OK, (await editor.GetAsync("/Admin/Invitations")).Status);
    }

    [Fact]
    public async Task The_old_address_hears_of_a_new_one()
    {
        await using var mail = new MailServer();
        var tenant = await TenantAsync(mail);
        var id = await tenant.CreateUserAsync("moves", "Editor");
        using var administrator = await tenant.Anonymous().LogInAsync(Site.AdminName);
        var address = "/Admin/Users/Edit/" + id;
        var form = HtmlForm.Of((await administrator.GetAsync(address)).Document, "form:has([name='User.Email'])");
        form["User.Email"] = "new@example.eu";
        Assert.Equal(HttpStatusCode.Redirect, (await administrator.PostAsync(form, address)).Status);

        var mails = new[] { await mail.ReceiveAsync(), await mail.ReceiveAsync() };
        Assert.Equal(["moves@example.eu", "new@example.eu"], mails.Select(one => one.To).Order(StringComparer.Ordinal));
        Assert.All(mails, one => Assert.Contains("was changed by admin. It was moves@example.eu, and is now new@example.eu.", one.Text, StringComparison.Ordinal));

        // A link would go to the new address.
        Assert.All(mails, one => Assert.Contains("tell an administrator of the site at once", one.Text, StringComparison.Ordinal));
        Assert.All(mails, one => Assert.DoesNotContain("ForgotPassword", one.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_else_than_administrators_changes_an_address()
    {
        await using var mail = new MailServer();
        var tenant = await TenantAsync(mail);
        using var editor = await LogInAsync(tenant, "stays", "Editor");
        const string Address = "/Admin/Users/Edit";
        var page = await editor.GetAsync(Address);
        Assert.Equal("Your profile", Answer.TextOf(page.Document.QuerySelector("h1")!));
        Assert.Contains("Only an administrator of the site can change it", page.VisibleText, StringComparison.Ordinal);
        Assert.DoesNotContain("Phone", page.VisibleText, StringComparison.OrdinalIgnoreCase);
        Assert.True(page.Document.QuerySelector("[name='User.Email']")!.HasAttribute("disabled"));

        var form = HtmlForm.Of(page.Document, "form:has([name='User.Email'])").Forge("User.Email", "thief@example.eu");
        await editor.PostAsync(form, Address);

        Assert.Equal("stays@example.eu", (await tenant.UsingAsync(async services => (User)await services.GetRequiredService<IUserService>().GetUserAsync("stays"))).Email);
        Assert.False(mail.HasMore);
    }

    [Fact]
    public async Task A_mail_server_that_is_dead_loses_nothing_and_administrators_are_told()
    {
        await using var mail = new MailServer();
        var tenant = await TenantAsync(mail);
        mail.Stop();
        using var administrator = await tenant.Anonymous().LogInAsync(Site.AdminName);
        var answer = await administrator.FollowAsync(await InviteAsync(administrator, "eva", "eva@example.eu", "Editor"));
        Assert.Contains("The user eva is there, but the mail to eva@example.eu could not be sent", answer.VisibleText, StringComparison.Ordinal);
        Assert.Equal(["Editor"], (await tenant.UsingAsync(async services => (User)await services.GetRequiredService<IUserService>().GetUserAsync("eva"))).RoleNames);

        var bell = (await administrator.GetAsync("/Admin/Handbook")).Document.QuerySelector(".notification-navbar")!;
        Assert.Contains("A mail to eva@example.eu could not be sent", Answer.TextOf(bell), StringComparison.Ordinal);
        Assert.Contains(tenant.Log, entry => entry.Message.Contains("to eva@example.eu could not be sent", StringComparison.Ordinal) && !entry.Message.Contains("code=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_mail_the_log_in_page_says_whom_to_ask_and_nothing_promises_a_mail()
    {
        var tenant = await site.CreateTenantAsync();
        using var browser = tenant.Anonymous();
        var page = await browser.GetAsync("/Login");
        Assert.Contains("Ask an administrator of this site.", page.VisibleText, StringComparison.Ordinal);
        Assert.DoesNotContain("Forgot your password", page.VisibleText, StringComparison.Ordinal);
        Assert.EndsWith("/Login", (await browser.GetAsync("/ForgotPassword")).Location, StringComparison.Ordinal);
        using var administrator = await tenant.Anonymous().LogInAsync(Site.AdminName);
        Assert.Contains("No mail can be sent yet", (await administrator.GetAsync("/Admin/Invitations")).VisibleText, StringComparison.Ordinal);

        await tenant.ConfigureAsync(("Iurc_Accounts:WhomToAsk", "Write to web@example.eu if you cannot log in."));
        Assert.Contains("Write to web@example.eu if you cannot log in.", (await browser.GetAsync("/Login")).VisibleText, StringComparison.Ordinal);
    }

    private async Task<Tenant> TenantAsync(MailServer mail)
    {
        var tenant = await site.CreateTenantAsync();
        await mail.SetUpAsync(tenant);
        return tenant;
    }

    private static async Task<Browser> LogInAsync(Tenant tenant, string name, string role)
    {
        await tenant.CreateUserAsync(name, role);
        return await tenant.Anonymous().LogInAsync(name);
    }

    private static async Task<Answer> AskAsync(Browser browser, string name)
    {
        var form = HtmlForm.Of((await browser.GetAsync("/ForgotPassword")).Document, "form[action*='ForgotPassword']");
        form["ForgotPasswordForm.UsernameOrEmail"] = name;
        return await browser.FollowAsync(await browser.PostAsync(form, "/ForgotPassword"));
    }

    private static async Task<Answer> ChooseAsync(Browser browser, string link, string password, string? again = null)
    {
        var form = HtmlForm.Of((await browser.GetAsync(link)).Document, "form[action*='ResetPassword']");
        form["NewPassword"] = password;
        form["PasswordConfirmation"] = again ?? password;
        return await browser.PostAsync(form);
    }

    private static async Task ExpectGoneAsync(Browser browser, string link)
    {
        var page = await browser.GetAsync(link);
        Assert.Contains("This link does not work", page.VisibleText, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("input[type=password]"));
        Assert.Equal(["Ask for a new link", "Back to the log-in page"], page.Document.QuerySelectorAll("[data-iurc] a[href]").Select(link => link.TextContent).Where(text => text is not "IURC North America").TakeLast(2));
    }

    private static async Task<Answer> InviteAsync(Browser administrator, string name, string address, params string[] roles)
    {
        var form = HtmlForm.Of((await administrator.GetAsync("/Admin/Invitations")).Document, "form:has([name=UserName])");
        form["UserName"] = name;
        form["Email"] = address;
        if (roles.Length > 0)
        {
            form.SetAll("ChosenRoles", roles);
        }

        return await administrator.PostAsync(form, "/Admin/Invitations");
    }
}
