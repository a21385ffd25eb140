using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Localization;
using OrchardCore;
using OrchardCore.DisplayManagement.Notify;
using OrchardCore.Users.Handlers;
using OrchardCore.Users.Indexes;
using OrchardCore.Users.Models;
using YesSql;

namespace Iurc.Cms.Delivery.LogIn;

/// <summary>
/// Keeps the last administrator who can log in, whoever deletes, disables or demotes them and by whatever way. Orchard keeps the last enabled
/// one from being disabled only, and counts those who have nothing to log in with.
/// </summary>
internal sealed class LastAdministrator(
    ISession session, ILookupNormalizer normalizer, INotifier notifier, Refusal refusal, IHtmlLocalizer<LastAdministrator> localizer) : UserEventHandlerBase
{
    private const string Role = OrchardCoreConstants.Roles.Administrator;

    // What ASP.NET Core's hashes begin with, and the shortest that it reads.
    private const byte LatestHash = 1;
    private const int ShortestHash = 1 + 16 + 32;

    /// <inheritdoc />
    public override async Task DeletingAsync(UserDeleteContext context)
    {
        if (context?.User is User user && await IsAsync(user))
        {
            context.Cancel = true;
            await RefuseAsync(user);
        }
    }

    /// <summary>Leaves the role and the account as they are; whatever else has been changed is stored.</summary>
    public override async Task UpdatingAsync(UserUpdateContext context)
    {
        if (context?.User is User user && (!user.IsEnabled || !HasRole(user)) && await IsAsync(user))
        {
            user.IsEnabled = true;
            if (!HasRole(user))
            {
                user.RoleNames.Add(Role);
            }

            await TellAsync(user);
        }
    }

    /// <summary>Whether a user is, as stored, the only administrator who can log in.</summary>
    public async Task<bool> IsAsync(User user)
    {
        if (!CanProve(user))
        {
            return false;
        }

        var role = normalizer.NormalizeName(Role);
        var stored = (await session.Query<User, UserByRoleNameIndex>(index => index.RoleName == role).With<UserIndex>(index => index.IsEnabled).ListAsync()).ToList();
        return stored.Any(one => one.UserId == user.UserId) && !stored.Any(one => one.UserId != user.UserId && CanProve(one));
    }

    /// <summary>Says why a user is neither deleted nor disabled, in place of what Orchard says.</summary>
    public async Task RefuseAsync(User user)
    {
        await TellAsync(user);
        refusal.IsTold = true;
    }

    private ValueTask TellAsync(User user)
        => notifier.ErrorAsync(localizer[
            "{0} is the last administrator who can log in, and stays an administrator whose account is enabled. First make another user an administrator, and see that they can log in.",
            user.UserName]);

    private static bool HasRole(User user) => user.RoleNames.Contains(Role, StringComparer.OrdinalIgnoreCase);

    private static bool CanProve(User user) => IsHash(user.PasswordHash) || user.LoginInfos.Count > 0;

    /// <summary>Whether a text is the hash of a password, as ASP.NET Core reads it.</summary>
    internal static bool IsHash(string? text)
    {
        var bytes = new byte[text?.Length ?? 0];
        return Convert.TryFromBase64String(text ?? "", bytes, out var length) && length >= ShortestHash && bytes[0] <= LatestHash;
    }
}

/// <summary>That something was refused in this request, with the reason.</summary>
internal sealed class Refusal
{
    /// <summary>Whether the reason has been told, and the next message is what the page says of the same.</summary>
    public bool IsTold { get; set; }
}

/// <summary>Leaves out what a page says of something that was refused: Orchard's list of users says "successfully deleted" whatever came of it.</summary>
internal sealed class RefusalNotifier(INotifier inner, Refusal refusal) : INotifier
{
    /// <inheritdoc />
    public ValueTask AddAsync(NotifyType type, LocalizedHtmlString message) => Take() ? ValueTask.CompletedTask : inner.AddAsync(type, message);

    /// <inheritdoc />
    public ValueTask AddAsync(NotifyType type, LocalizedHtmlString message, NotifyContext context)
        => Take() ? ValueTask.CompletedTask : inner.AddAsync(type, message, context);

    /// <inheritdoc />
    public IList<NotifyEntry> List() => inner.List();

    private bool Take()
    {
        var isTold = refusal.IsTold;
        refusal.IsTold = false;
        return isTold;
    }
}
