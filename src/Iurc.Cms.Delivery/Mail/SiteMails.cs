using System.Text.Encodings.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using OrchardCore.BackgroundJobs;
using OrchardCore.Email;
using OrchardCore.Email.Services;
using OrchardCore.Environment.Shell;
using OrchardCore.Environment.Shell.Scope;
using OrchardCore.Settings;

namespace Iurc.Cms.Delivery.Mail;

/// <summary>Sends mails in the site's name. Their links begin with the site's base URL, never with a name that a request has brought along.</summary>
internal sealed class SiteMails(
    IEmailService email,
    IOptions<EmailProviderOptions> providers,
    ISiteService sites,
    ShellSettings shell,
    MailFailures failures,
    HtmlEncoder encoder,
    IStringLocalizer<SiteMails> localizer)
{
    // A server that says nothing is given up: an administrator who invites somebody waits for it.
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(30);

    /// <summary>Whether the host, or an administrator, has named a mail server.</summary>
    public bool HasServer => providers.Value.Providers.Values.Any(provider => provider.IsEnabled);

    /// <summary>Whether mails can be sent: there is a server, and the site knows its own address.</summary>
    public async Task<bool> AreReadyAsync() => HasServer && await RootAsync() is not null;

    /// <summary>An absolute address within the site.</summary>
    /// <param name="path">The path below the site's own, without a slash before it.</param>
    /// <exception cref="InvalidOperationException">The site does not know its address.</exception>
    public async Task<string> AddressOfAsync(string path)
        => $"{await RootAsync() ?? throw new InvalidOperationException("The site has no base URL.")}/{path}";

    /// <summary>The site's name.</summary>
    public async Task<string> SiteNameAsync() => MailText.OneLine((await sites.GetSiteSettingsAsync()).SiteName ?? "");

    /// <summary>Sends a mail when what is done now is stored and the answer has gone out, and not at all if it is never stored. Nothing is lost with it but the mail.</summary>
    public static void SendLater(SiteMail mail)
        => ShellScope.AddDeferredTask(_ => HttpBackgroundJob.ExecuteAfterEndOfRequestAsync("Mail", scope => scope.ServiceProvider.GetRequiredService<SiteMails>().SendAsync(mail)));

    /// <summary>Sends a mail. If that fails, the administrators are told.</summary>
    /// <returns>Why it could not be sent; null when it was.</returns>
    public async Task<string?> SendAsync(SiteMail mail)
    {
        if (!await AreReadyAsync())
        {
            return localizer["Mail is not set up."];
        }

        var (name, root) = (await SiteNameAsync(), await RootAsync());
        var text = $"{mail.Text.ReplaceLineEndings("\n")}\n\n{localizer["{0} sends you this because you have an account there.", name]}\n\n{root}/\n";
        var reason = await TrySendAsync(new MailMessage
        {
            To = mail.To,
            Subject = MailText.OneLine($"{mail.Subject} - {name}"),
            TextBody = text,
            HtmlBody = MailText.ToHtml(text, encoder),
        });
        if (reason is not null)
        {
            await failures.TellAsync(mail, reason);
        }

        return reason;
    }

    private async Task<string?> TrySendAsync(MailMessage message)
    {
        try
        {
            var result = await email.SendAsync(message).WaitAsync(s_longest);
            return result.Succeeded ? null : string.Join(' ', result.Errors.Select(error => error.Message.Value));
        }
        catch (TimeoutException)
        {
            return localizer["The mail server did not answer within {0} seconds.", s_longest.TotalSeconds];
        }
        catch (Exception e) when (e is InvalidEmailProviderException or FormatException)
        {
            return e.Message;
        }
    }

    private async Task<string?> RootAsync()
    {
        var site = (await sites.GetSiteSettingsAsync()).BaseUrl;
        if (!Uri.TryCreate(site, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
        {
            return null;
        }

        var (root, prefix) = (address.GetLeftPart(UriPartial.Path).TrimEnd('/'), shell.RequestUrlPrefix?.Trim('/') ?? "");
        return prefix.Length == 0 || root.EndsWith("/" + prefix, StringComparison.OrdinalIgnoreCase) ? root : $"{root}/{prefix}";
    }
}
