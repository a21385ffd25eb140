using Iurc.Cms.Delivery.Hosting;

namespace Iurc.Cms.Delivery.LogIn.Passwords;

/// <summary>
/// The rules for a password that is chosen anew, by NIST SP 800-63B: long, and none that is easily guessed. What kinds of characters it is made
/// of does not matter. Passwords that are in use stay as they are.
/// </summary>
public static class NewPassword
{
    /// <summary>How long it is at the least.</summary>
    public const int Length = 12;

    /// <summary>Says all that is wrong with a password.</summary>
    /// <param name="password">The password.</param>
    /// <param name="isDevelopment">Whether this is a developer's own site, where the password that the documentation shows is good enough.</param>
    /// <param name="names">What belongs to the user, such as name and e-mail address.</param>
    /// <returns>The rules that it breaks; empty when it is good.</returns>
    public static IReadOnlyList<PasswordRule> Broken(string? password, bool isDevelopment, params string?[] names)
    {
        password ??= "";
        if (isDevelopment && password == SiteSetup.DevelopmentPassword)
        {
            return [];
        }

        var broken = new List<PasswordRule>();
        if (password.Length < Length)
        {
            broken.Add(PasswordRule.TooShort);
        }

        if (password == SiteSetup.DevelopmentPassword)
        {
            broken.Add(PasswordRule.Published);
        }
        else if (password.Length > 0 && EasyPassword.Is(password, names))
        {
            broken.Add(PasswordRule.Easy);
        }

        return broken;
    }
}
