using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Environment.Shell;
using OrchardCore.Settings;
using OrchardCore.Users.Services;
using Xunit;

namespace Iurc.Cms.Tests.LogIn;

/// <summary>Should the site ever let its users ask for a new password, nobody learns from the answer whether it knows a name or an address.</summary>
public sealed class ForgottenPasswordTests(Site site)
{
    private const string Address = "/ForgotPassword";

    [Fact]
    public async Task Everybody_gets_the_same_answer_before_any_mail_is_sent_and_only_a_user_gets_the_mail()
    {
        await using var mail = new MailServer();
        var tenant = await site.CreateTenantAsync();
        await SetUpMailAsync(tenant, mail.Port);
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

        var sent = await mail.ReceiveAsync();
        Assert.Contains("RCPT TO:<forgets@", sent, StringComparison.OrdinalIgnoreCase);
        Assert.Contains($"http://localhost{tenant.Base}/ResetPassword?userId=", sent, StringComparison.Ordinal);
        Assert.False(mail.HasMore);
    }

    private static Task SetUpMailAsync(Tenant tenant, int port) => tenant.UsingAsync(async services =>
    {
        var sites = services.GetRequiredService<ISiteService>();
        var settings = await sites.LoadSiteSettingsAsync();
        settings.Properties["ResetPasswordSettings"] = new JsonObject { ["AllowResetPassword"] = true };
        settings.Properties["EmailSettings"] = new JsonObject { ["DefaultProviderName"] = "SMTP" };
        settings.Properties["SmtpSettings"] = new JsonObject
        {
            ["IsEnabled"] = true,
            ["DefaultSender"] = "site@example.eu",
            ["DeliveryMethod"] = "Network",
            ["Host"] = "127.0.0.1",
            ["Port"] = port,
            ["EncryptionMethod"] = "None",
        };
        await sites.UpdateSiteSettingsAsync(settings);

        var features = services.GetRequiredService<IShellFeaturesManager>();
        string[] wanted = ["OrchardCore.Users.ResetPassword", "OrchardCore.Email.Smtp"];
        await features.EnableFeaturesAsync((await features.GetAvailableFeaturesAsync()).Where(feature => wanted.Contains(feature.Id)), force: true);
    });

    /// <summary>Takes one mail (RFC 5321), when it is told to.</summary>
    private sealed class MailServer : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

        public MailServer() => _listener.Start();

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        /// <summary>Whether somebody else wants to send one.</summary>
        public bool HasMore => _listener.Pending();

        /// <summary>All that the client says.</summary>
        public async Task<string> ReceiveAsync()
        {
            var cancellation = TestContext.Current.CancellationToken;
            using var client = await _listener.AcceptTcpClientAsync(cancellation);
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream);
            await using var writer = new StreamWriter(stream) { AutoFlush = true, NewLine = "\r\n" };
            await writer.WriteLineAsync("220 localhost");
            var (said, isText) = (new System.Text.StringBuilder(), false);
            while (await reader.ReadLineAsync(cancellation) is { } line)
            {
                said.Append(line).Append("\r\n");
                if (line == "QUIT")
                {
                    break;
                }

                if (!isText || line == ".")
                {
                    isText = line == "DATA";
                    await writer.WriteLineAsync(isText ? "354 Go on" : "250 OK");
                }
            }

            return said.ToString();
        }

        public ValueTask DisposeAsync()
        {
            _listener.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
