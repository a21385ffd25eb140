using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using OrchardCore.Users.Handlers;
using OrchardCore.Users.Indexes;
using OrchardCore.Users.Models;
using YesSql;

namespace Iurc.Cms.Delivery.Mail;

/// <summary>
/// Tells users by mail that their password or address was changed, whoever did it and by whatever form; of an address, the old one too. Where
/// somebody else did it, the mail is how its owner hears of it.
/// </summary>
/// <param name="services">User handlers are made with the store of users, which the mails need.</param>
/// <param name="store">Reads what is stored, apart from the request's own session, in which the user is the changed one already.</param>
/// <param name="accessor">Who changes it.</param>
/// <param name="localizer">The words.</param>
internal sealed class AccountChanges(IServiceProvider services, IStore store, IHttpContextAccessor accessor, IStringLocalizer<AccountChanges> localizer) : UserEventHandlerBase
{
    /// <inheritdoc />
    public override async Task UpdatingAsync(UserUpdateContext context)
    {
        if (context?.User is not User user || !await services.GetRequiredService<SiteMails>().AreReadyAsync() || await StoredAsync(user.UserId) is not { } before)
        {
            return;
        }

        var isMoved = !string.IsNullOrEmpty(before.Email) && !string.Equals(before.Email, user.Email, StringComparison.OrdinalIgnoreCase);

        // Who chooses a first password, by an invitation, knows of it; and a hash that is only written anew, in a later form, is the same password.
        if (!string.IsNullOrEmpty(before.PasswordHash) && before.PasswordHash != user.PasswordHash && before.SecurityStamp != user.SecurityStamp)
        {
            await SendAsync(before.Email, localizer["Your password was changed"], localizer["The password of your account “{0}” at {1} was changed{2}.", user.UserName, await NameAsync(), By(user)], mayAskForLink: !isMoved);
        }

        if (isMoved)
        {
            string text = localizer["The e-mail address of your account “{0}” at {1} was changed{2}. It was {3}, and is now {4}.", user.UserName, await NameAsync(), By(user), before.Email, user.Email];
            await SendAsync(before.Email, localizer["Your e-mail address was changed"], text, mayAskForLink: false);
            await SendAsync(user.Email, localizer["Your e-mail address was changed"], text, mayAskForLink: false);
        }
    }

    private string By(User user) => accessor.HttpContext?.User.Identity?.Name is { Length: > 0 } name && name != user.UserName ? localizer[" by {0}", name] : "";

    private Task<string> NameAsync() => services.GetRequiredService<SiteMails>().SiteNameAsync();

    private async Task SendAsync(string? to, string subject, string text, bool mayAskForLink)
    {
        if (!string.IsNullOrEmpty(to))
        {
            SiteMails.SendLater(new SiteMail(to, subject, string.Join("\n\n", [text, .. await AdviceAsync(mayAskForLink)])));
        }
    }

    // A link goes to the address that the account has now, which may be a thief's.
    private async Task<string[]> AdviceAsync(bool mayAskForLink) => mayAskForLink
        ? [localizer["If it was neither you nor an administrator whom you have asked, choose a new password now, and tell an administrator of the site:"], await services.GetRequiredService<SiteMails>().AddressOfAsync("ForgotPassword")]
        : [.. new string[]
            {
                localizer["If it was neither you nor an administrator whom you have asked, tell an administrator of the site at once. You cannot mend it yourself: whatever the site sends you goes to the new address."],
                services.GetRequiredService<AccountSettings>().WhomToAsk,
            }.Where(words => words.Length > 0)];

    private async Task<User?> StoredAsync(string userId)
    {
        await using var session = store.CreateSession();
        return await session.Query<User, UserIndex>(index => index.UserId == userId).FirstOrDefaultAsync();
    }
}
