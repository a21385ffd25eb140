using System.Net;
using System.Text.Json.Nodes;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Cms.Tests.LogIn;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Settings;
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

        // A password that is too easy keeps the link.
        Assert.Contains("easy to guess", (await ChooseAsync(browser, link, "forgets", "passwordpassword")).VisibleText, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await ChooseAsync(browser, link, "forgets", NewPassword)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.TryAsync("forgets", NewPassword)).Status);
        Assert.True(await browser.IsLoggedInAsync());

        var told = await mail.ReceiveAsync();
        Assert.Equal(("forgets@example.eu", "Your password was changed - IURC North America"), (told.To, told.Subject));
        using var stranger = tenant.Anonymous();
        Assert.Contains("the link has been used or is too old", (await ChooseAsync(stranger, link, "forgets", OtherPassword)).VisibleText, StringComparison.Ordinal);
        Assert.Contains("the link has been used or is too old", (await ChooseAsync(stranger, link, "nobody", OtherPassword)).VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_does_not_work_for_ever_nor_for_somebody_else()
    {
        await using var mail = new MailServer();
        var tenant = await TenantAsync(mail);
        await tenant.CreateUserAsync("forgets", "Editor");
        await tenant.CreateUserAsync("another", "Editor");
        using var browser = tenant.Anonymous();
        await AskAsync(browser, "forgets");
        var link = (await mail.ReceiveAsync()).PathOf("/ResetPassword");

        Assert.Equal(HttpStatusCode.OK, (await ChooseAsync(browser, link, "another", NewPassword)).Status);
        tenant.SetClock(DateTime.UtcNow.AddMinutes(31));
        Assert.Contains("the link has been used or is too old", (await ChooseAsync(browser, link, "forgets", NewPassword)).VisibleText, StringComparison.Ordinal);
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
        Assert.Contains("the link has been used or is too old", (await ChooseAsync(eva, invited.PathOf("/ResetPassword"), "eva", NewPassword)).VisibleText, StringComparison.Ordinal);

        // Sent again, from the list of users.
        var again = list.Document.QuerySelector("a[href*='Invitations/Again']")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.Redirect, (await administrator.PressAsync(again)).Status);
        var link = (await mail.ReceiveAsync()).PathOf("/ResetPassword");
        Assert.Equal(HttpStatusCode.Redirect, (await ChooseAsync(eva, link, "eva", NewPassword)).Status);
        await eva.TryAsync("eva", NewPassword);
        Assert.True(await eva.IsLoggedInAsync());
        Assert.Contains("Propose a change", (await eva.GetAsync("/Admin/Contents/ContentItems/Phase")).VisibleText, StringComparison.Ordinal);

        using var stranger = tenant.Anonymous();
        Assert.Equal(HttpStatusCode.OK, (await ChooseAsync(stranger, link, "eva", OtherPassword)).Status);
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
        await tenant.UsingAsync(async services =>
        {
            var sites = services.GetRequiredService<ISiteService>();
            var settings = await sites.LoadSiteSettingsAsync();
            settings.Properties["LoginSettings"] = new JsonObject { ["AllowChangingEmail"] = true };
            await sites.UpdateSiteSettingsAsync(settings);
        });
        using var administrator = await tenant.Anonymous().LogInAsync(Site.AdminName);
        var address = "/Admin/Users/Edit/" + id;
        var form = HtmlForm.Of((await administrator.GetAsync(address)).Document, "form:has([name='User.Email'])");
        form["User.Email"] = "new@example.eu";
        Assert.Equal(HttpStatusCode.Redirect, (await administrator.PostAsync(form, address)).Status);

        var mails = new[] { await mail.ReceiveAsync(), await mail.ReceiveAsync() };
        Assert.Equal(["moves@example.eu", "new@example.eu"], mails.Select(one => one.To).Order(StringComparer.Ordinal));
        Assert.All(mails, one => Assert.Contains("was changed by admin. It was moves@example.eu, and is now new@example.eu.", one.Text, StringComparison.Ordinal));
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

    private static async Task<Answer> ChooseAsync(Browser browser, string link, string name, string password)
    {
        var form = HtmlForm.Of((await browser.GetAsync(link)).Document, "form[action*='ResetPassword']");
        form["ResetPasswordForm.UsernameOrEmail"] = name;
        form["ResetPasswordForm.NewPassword"] = password;
        form["ResetPasswordForm.PasswordConfirmation"] = password;
        return await browser.PostAsync(form);
    }

    private static async Task<Answer> InviteAsync(Browser administrator, string name, string address, string role)
    {
        var form = HtmlForm.Of((await administrator.GetAsync("/Admin/Invitations")).Document, "form:has([name=UserName])");
        form["UserName"] = name;
        form["Email"] = address;
        form["ChosenRoles"] = role;
        return await administrator.PostAsync(form, "/Admin/Invitations");
    }
}
