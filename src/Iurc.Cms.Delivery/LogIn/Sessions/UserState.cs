using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using OrchardCore.Users;
using OrchardCore.Users.Models;
using OrchardCore.Users.Services;

namespace Iurc.Cms.Delivery.LogIn.Sessions;

/// <summary>
/// What a session rests on: who the user is, what they may do and how they prove it. A session carries the state that its user had when
/// it began, and ends with it, whatever it was that changed the user: a form, the API, a recipe or a command.
/// </summary>
internal sealed class UserState : IUserClaimsProvider
{
    /// <summary>The claim that carries it.</summary>
    public const string ClaimType = "iurc:state";

    // The name that Orchard gives to the secret of an authenticator app, which counts once a code has confirmed it. Recovery codes, which
    // are used up one by one, do not.
    private const string AuthenticatorKey = "AuthenticatorKey";

    /// <summary>The state of a user as it is now: a hash of which nothing can be told.</summary>
    public static string Of(User user)
    {
        var state = new object?[]
        {
            user.UserId, user.UserName, user.Email, user.PhoneNumber, user.IsEnabled, user.SecurityStamp, user.PasswordHash, user.TwoFactorEnabled,
            user.RoleNames.Order(StringComparer.Ordinal),
            user.UserClaims.Select(claim => claim.ClaimType + "=" + claim.ClaimValue).Order(StringComparer.Ordinal),
            user.LoginInfos.Select(login => login.LoginProvider + "=" + login.ProviderKey).Order(StringComparer.Ordinal),
            user.UserTokens.Where(token => user.TwoFactorEnabled && token.Name == AuthenticatorKey).Select(token => token.Value),
        };
        return Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(state)), 0, 16);
    }

    /// <inheritdoc />
    public Task GenerateAsync(IUser user, ClaimsIdentity claims)
    {
        if (user is User known)
        {
            claims.AddClaim(new Claim(ClaimType, Of(known)));
        }

        return Task.CompletedTask;
    }
}
