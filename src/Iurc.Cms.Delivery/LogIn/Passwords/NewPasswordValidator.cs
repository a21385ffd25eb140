using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Hosting;
using OrchardCore.Users;
using OrchardCore.Users.Models;

namespace Iurc.Cms.Delivery.LogIn.Passwords;

/// <summary>Asks <see cref="NewPassword"/> wherever ASP.NET Core is given a new password. The length it asks itself.</summary>
internal sealed class NewPasswordValidator(IHostEnvironment environment) : IPasswordValidator<IUser>
{
    /// <inheritdoc />
    public Task<IdentityResult> ValidateAsync(UserManager<IUser> manager, IUser user, string? password)
    {
        var broken = NewPassword.Broken(password, environment.IsDevelopment(), user?.UserName, (user as User)?.Email).Where(rule => rule != PasswordRule.TooShort).ToList();
        return Task.FromResult(broken.Count == 0
            ? IdentityResult.Success
            : IdentityResult.Failed([.. broken.Select(rule => new IdentityError { Code = rule.Code, Description = rule.Words })]));
    }
}
