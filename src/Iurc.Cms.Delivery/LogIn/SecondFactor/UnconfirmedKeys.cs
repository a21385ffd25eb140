using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrchardCore.Users;
using OrchardCore.Users.Models;

namespace Iurc.Cms.Delivery.LogIn.SecondFactor;

/// <summary>
/// ASP.NET Core's users, whose sessions go on when they are given a key for an authenticator app that nothing rests on yet: Orchard gives it
/// to whoever opens the page on which a second factor is set up. They end when a code has confirmed it.
/// </summary>
internal sealed class UnconfirmedKeys(
    IUserStore<IUser> store,
    IOptions<IdentityOptions> options,
    IPasswordHasher<IUser> hasher,
    IEnumerable<IUserValidator<IUser>> userValidators,
    IEnumerable<IPasswordValidator<IUser>> passwordValidators,
    ILookupNormalizer normalizer,
    IdentityErrorDescriber errors,
    IServiceProvider services,
    ILogger<UserManager<IUser>> logger) : UserManager<IUser>(store, options, hasher, userValidators, passwordValidators, normalizer, errors, services, logger)
{
    /// <inheritdoc />
    public override async Task<IdentityResult> ResetAuthenticatorKeyAsync(IUser user)
    {
        if (user is not User { TwoFactorEnabled: false })
        {
            return await base.ResetAuthenticatorKeyAsync(user);
        }

        // As ASP.NET Core does, but for a new security stamp.
        await ((IUserAuthenticatorKeyStore<IUser>)Store).SetAuthenticatorKeyAsync(user, GenerateNewAuthenticatorKey(), CancellationToken);
        return await UpdateUserAsync(user);
    }
}
