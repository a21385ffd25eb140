using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using OrchardCore.BackgroundTasks;
using OrchardCore.Entities;
using OrchardCore.Modules;
using OrchardCore.Notifications;
using OrchardCore.Notifications.Models;
using OrchardCore.Users.Models;
using OrchardCore.Users.Services;
using YesSql;

namespace Iurc.Cms.Delivery.LogIn.Tries;

/// <summary>
/// Tells users, once a day at the most, that somebody tries to log in as them: by Orchard's notifications, which are in the admin, and
/// come by mail where mail is set up.
/// </summary>
[BackgroundTask(
    Title = "Tries to log in",
    Schedule = "* * * * *",
    Description = "Tells users that somebody has tried to log in as them.")]
internal sealed class TellOwners : IBackgroundTask
{
    private static readonly TimeSpan s_pause = TimeSpan.FromDays(1);

    /// <inheritdoc />
    public async Task DoWorkAsync(IServiceProvider serviceProvider, CancellationToken cancellationToken)
    {
        var users = serviceProvider.GetRequiredService<IUserService>();
        var now = serviceProvider.GetRequiredService<IClock>().UtcNow;
        foreach (var (name, with) in serviceProvider.GetRequiredService<OwnersToTell>().Take())
        {
            if (await users.GetUserAsync(name) is User { IsEnabled: true } owner
                && serviceProvider.GetService<INotificationService>() is { } notifications
                && (owner.GetOrCreate<Told>() is var told) && now - told.WhenOf(with) >= s_pause)
            {
                owner.Put(told.At(with, now));
                await serviceProvider.GetRequiredService<ISession>().SaveAsync(owner, cancellationToken: cancellationToken);
                await notifications.SendAsync(owner, Message(with, serviceProvider.GetRequiredService<IStringLocalizer<TellOwners>>()), cancellationToken);
            }
        }
    }

    private static NotificationMessage Message(TriedWith with, IStringLocalizer localizer)
    {
        string subject = localizer["Somebody has tried to log in as you"];
        string text = with == TriedWith.RightPassword
            ? localizer["Somebody has typed your password, and then several wrong codes in place of your second factor. If it was not you, they know your password: change it now (in the admin, in the menu with your name). You will not be told again today."]
            : localizer["Somebody has typed several wrong passwords for your name. If it was not you, you need do nothing: they are slowed down, and you can log in as always in a browser in which you have done so before. You will not be told again today."];
        return new NotificationMessage { Subject = subject, Summary = text, TextBody = text, HtmlBody = "<p>" + text + "</p>" };
    }

    /// <summary>When a user was told of what. Stored with the user.</summary>
    internal sealed class Told
    {
        public DateTime WrongPasswordUtc { get; set; }

        public DateTime RightPasswordUtc { get; set; }

        public DateTime WhenOf(TriedWith with) => with == TriedWith.RightPassword ? RightPasswordUtc : WrongPasswordUtc;

        public Told At(TriedWith with, DateTime now) => with == TriedWith.RightPassword
            ? new() { WrongPasswordUtc = WrongPasswordUtc, RightPasswordUtc = now }
            : new() { WrongPasswordUtc = now, RightPasswordUtc = RightPasswordUtc };
    }
}
