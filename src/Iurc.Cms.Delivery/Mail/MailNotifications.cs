using Microsoft.Extensions.Localization;
using OrchardCore.Infrastructure;
using OrchardCore.Notifications;
using OrchardCore.Users.Models;

namespace Iurc.Cms.Delivery.Mail;

/// <summary>
/// Lets what stands at the bell come by mail as well, to whoever has not switched that off in their account. Orchard's own provider sends while
/// somebody waits for a form to be saved.
/// </summary>
internal sealed class MailNotifications(SiteMails mails, IStringLocalizer<MailNotifications> localizer) : INotificationMethodProvider
{
    /// <inheritdoc />
    public string Method => "Email";

    /// <inheritdoc />
    public LocalizedString Name => mails.HasServer ? localizer["By mail"] : localizer["By mail (this site sends none yet)"];

    /// <inheritdoc />
    public async Task<Result> SendAsync(object notify, INotificationMessage message, CancellationToken cancellationToken = default)
    {
        if (message is not MailFailureMessage && notify is User { Email.Length: > 0 } user && await mails.AreReadyAsync())
        {
            SiteMails.SendLater(new SiteMail(user.Email, message.Subject, message.TextBody));
        }

        return Result.Success();
    }
}
