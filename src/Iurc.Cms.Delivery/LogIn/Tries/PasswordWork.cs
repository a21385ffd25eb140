using Microsoft.AspNetCore.Identity;
using OrchardCore.Users;
using OrchardCore.Users.Models;

namespace Iurc.Cms.Delivery.LogIn.Tries;

/// <summary>Spends the time that a password costs where there is none to look at, so that the time of an answer tells nobody which names the site knows.</summary>
internal sealed class PasswordWork(IPasswordHasher<IUser> hasher)
{
    private static readonly User s_nobody = new();
    private static string? s_hash;

    /// <summary>Compares a password with one that nobody has.</summary>
    public void Spend()
    {
        s_hash ??= hasher.HashPassword(s_nobody, Guid.NewGuid().ToString());
        hasher.VerifyHashedPassword(s_nobody, s_hash, "");
    }
}
