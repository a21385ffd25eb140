using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using OrchardCore;
using OrchardCore.Modules;
using OrchardCore.Notifications;
using OrchardCore.Notifications.Models;
using OrchardCore.Users;
using OrchardCore.Users.Models;

namespace Iurc.Cms.Delivery.Mail;

/// <summary>Says that a mail could not be sent: in the log each time, and to the administrators, by a message in the admin, once an hour at the most.</summary>
internal sealed partial class MailFailures(
    FailuresTold told, UserManager<IUser> users, IServiceProvider services, IClock clock, IStringLocalizer<MailFailures> localizer, ILogger<MailFailures> logger)
{
    /// <summary>Does so. The mail itself is not kept: it may hold a link.</summary>
    public async Task TellAsync(SiteMail mail, string reason)
    {
        LogFailed(mail.Subject, mail.To, reason);
        if (!told.MayTell(clock.UtcNow))
        {
            return;
        }

        string subject = localizer["Mails cannot be sent"];
        string text = localizer[
            "A mail to {0} could not be sent: “{1}”. {2} What it was about is stored, only the mail is lost. Look at the settings of the mail server, and at the log for others. You are told once an hour at the most.",
            mail.To, mail.Subject, reason];
        // Its providers send mails, too.
        var notifications = services.GetRequiredService<INotificationService>();
        foreach (var administrator in (await users.GetUsersInRoleAsync(OrchardCoreConstants.Roles.Administrator)).OfType<User>().Where(user => user.IsEnabled))
        {
            await notifications.SendAsync(administrator, new MailFailureMessage { Subject = subject, Summary = System.Net.WebUtility.HtmlEncode(text), TextBody = text });
        }
    }

    [LoggerMessage(EventId = 131, Level = LogLevel.Error, Message = "The mail \"{Subject}\" to {To} could not be sent. {Reason}")]
    private partial void LogFailed(string subject, string to, string reason);
}

/// <summary>What is told in the admin alone: a mail about it would fail as well.</summary>
internal sealed class MailFailureMessage : NotificationMessage;

/// <summary>When the administrators were told last, by this node.</summary>
internal sealed class FailuresTold
{
    private static readonly TimeSpan s_pause = TimeSpan.FromHours(1);
    private readonly Lock _lock = new();
    private DateTime _nextUtc;

    /// <summary>Whether they may be told now; then they may not for a while.</summary>
    public bool MayTell(DateTime now)
    {
        lock (_lock)
        {
            if (now < _nextUtc)
            {
                return false;
            }

            _nextUtc = now + s_pause;
            return true;
        }
    }
}
