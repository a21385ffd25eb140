using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrchardCore.Users;
using OrchardCore.Users.Models;

namespace Iurc.Cms.Delivery.LogIn.SecondFactor;

/// <summary>
/// ASP.NET Core's users, for whom a key of an authenticator app is nothing until a code has confirmed it: Orchard gives one to whoever opens the
/// page on which a second factor is set up. Their sessions go on, and the second factor cannot be switched on by such a key, or they would be
/// asked for codes of an app that knows nothing of it.
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

    /// <inheritdoc />
    public override async Task<IList<string>> GetValidTwoFactorProvidersAsync(IUser user)
    {
        var providers = await base.GetValidTwoFactorProvidersAsync(user);

        // Who has none switched on has confirmed no key; nor has who has switched it off, for the app may be gone since.
        return user is User { TwoFactorEnabled: false } ? [.. providers.Where(provider => provider != Options.Tokens.AuthenticatorTokenProvider)] : providers;
    }
}
