using Iurc.Cms.Delivery.LogIn.SecondFactor;
using Iurc.Cms.Delivery.LogIn.Tries;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrchardCore.Users;
using OrchardCore.Users.Models;

namespace Iurc.Cms.Delivery.LogIn;

/// <summary>
/// ASP.NET Core's log-in without its lockout, which keeps the owner out and tells strangers which names there are. A password costs the same
/// work whatever comes of it, and a disabled user gets in by no way; <see cref="LogInTries"/> slows guesses at passwords down,
/// <see cref="CodeGuard"/> those at second factors.
/// </summary>
internal sealed class GuardedSignInManager(
    UserManager<IUser> userManager,
    IHttpContextAccessor contextAccessor,
    IUserClaimsPrincipalFactory<IUser> claimsFactory,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<IUser>> logger,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<IUser> confirmation,
    PasswordWork work,
    CodeGuard codes) : SignInManager<IUser>(userManager, contextAccessor, claimsFactory, options, logger, schemes, confirmation)
{
    /// <inheritdoc />
    public override async Task<bool> CanSignInAsync(IUser user) => user is not User { IsEnabled: false } && await base.CanSignInAsync(user);

    /// <inheritdoc />
    public override async Task<SignInResult> CheckPasswordSignInAsync(IUser user, string password, bool lockoutOnFailure)
    {
        // First the password, then whether the user may log in: the other way round the time tells who may not.
        if (!await UserManager.HasPasswordAsync(user))
        {
            work.Spend();
            return SignInResult.Failed;
        }

        return await UserManager.CheckPasswordAsync(user, password) ? await PreSignInCheck(user) ?? SignInResult.Success : SignInResult.Failed;
    }

    /// <inheritdoc />
    public override async Task<SignInResult> TwoFactorSignInAsync(string provider, string code, bool isPersistent, bool rememberClient)
    {
        if (await GetTwoFactorAuthenticationUserAsync() is not User user)
        {
            return SignInResult.Failed;
        }

        return await codes.LookAsync(user, () => UserManager.VerifyTwoFactorTokenAsync(user, provider, code), code) switch
        {
            true => await base.TwoFactorSignInAsync(provider, code, isPersistent, rememberClient),
            false => SignInResult.Failed,
            null => SignInResult.LockedOut,
        };
    }

    /// <inheritdoc />
    public override Task<SignInResult> TwoFactorAuthenticatorSignInAsync(string code, bool isPersistent, bool rememberClient)
        => TwoFactorSignInAsync(Options.Tokens.AuthenticatorTokenProvider, code, isPersistent, rememberClient);

    /// <inheritdoc />
    public override async Task<SignInResult> TwoFactorRecoveryCodeSignInAsync(string recoveryCode)
    {
        if (await GetTwoFactorAuthenticationUserAsync() is not User user)
        {
            return SignInResult.Failed;
        }

        var result = SignInResult.Failed;
        var isRight = await codes.LookAsync(user, async () => (result = await base.TwoFactorRecoveryCodeSignInAsync(recoveryCode)).Succeeded);
        return isRight is null ? SignInResult.LockedOut : result;
    }

    /// <inheritdoc />
    protected override Task<bool> IsLockedOut(IUser user) => Task.FromResult(false);
}
