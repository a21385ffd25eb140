using System.Net;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Users.Services;
using Xunit;

namespace Iurc.Cms.Tests.LogIn;

/// <summary>Nobody who asks for a new password learns from the answer whether it knows a name or an address.</summary>
public sealed class ForgottenPasswordTests(Site site)
{
    private const string Address = "/ForgotPassword";

    [Fact]
    public async Task Everybody_gets_the_same_answer_before_any_mail_is_sent_and_only_a_user_gets_the_mail()
    {
        await using var mail = new MailServer(isShut: true);
        var tenant = await site.CreateTenantAsync();
        await mail.SetUpAsync(tenant);
        await tenant.CreateUserAsync("forgets", "Editor");
        await tenant.CreateUserAsync("barred", "Editor");
        await tenant.UsingAsync(async services =>
        {
            var users = services.GetRequiredService<IUserService>();
            await users.DisableAsync(await users.GetUserAsync("barred"));
        });
        using var browser = tenant.Anonymous();

        // The mail server says nothing until all have been answered: who waited for it would not be.
        var answers = new HashSet<(HttpStatusCode, string?)>();
        foreach (var name in new[] { "nobody", "nobody@example.eu", "barred", "forgets" })
        {
            var form = HtmlForm.Of((await browser.GetAsync(Address)).Document, "form[action*='ForgotPassword']");
            form["ForgotPasswordForm.UsernameOrEmail"] = name;
            var answer = await browser.PostAsync(form, Address);
            answers.Add((answer.Status, answer.Location));
        }

        var (status, location) = Assert.Single(answers);
        Assert.Equal(HttpStatusCode.Redirect, status);
        Assert.EndsWith("/ForgotPasswordConfirmation", location, StringComparison.Ordinal);

        mail.Open();
        var sent = await mail.ReceiveAsync();
        Assert.Equal("forgets@example.eu", sent.To);
        Assert.StartsWith($"{tenant.Base}/ResetPassword?code=", sent.PathOf("/ResetPassword"), StringComparison.Ordinal);
        Assert.False(mail.HasMore);
    }
}
