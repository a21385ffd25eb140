namespace Iurc.Cms.Delivery.LogIn.Passwords;

/// <summary>A rule for passwords.</summary>
/// <param name="Code">Its name among ASP.NET Core's errors.</param>
/// <param name="Words">What to say to somebody whose password breaks it.</param>
public sealed record PasswordRule(string Code, string Words)
{
    /// <summary>It is too short. Orchard has words of its own for this code.</summary>
    public static PasswordRule TooShort { get; } = new("PasswordTooShort", "The password needs at least 12 characters. Several words that do not belong together are easy to remember.");

    /// <summary>It is easily guessed.</summary>
    public static PasswordRule Easy { get; } = new("IurcPasswordEasy",
        "The password is easy to guess: it is made of common words, your name, this site's words, years, rows of keys or repetitions. Take several words that do not belong together.");

    /// <summary>It is the one for development.</summary>
    public static PasswordRule Published { get; } = new("IurcPasswordPublished", "This password is the one for development, which everybody can read. Take one of your own.");

    /// <summary>Those that Orchard has no words for.</summary>
    public static IReadOnlyList<PasswordRule> Own { get; } = [Easy, Published];
}
