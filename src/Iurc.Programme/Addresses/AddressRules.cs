namespace Iurc.Programme.Addresses;

/// <summary>The rule that addresses obey: no page takes one that the site itself answers at, or is going to.</summary>
public static class AddressRules
{
    // As the form of Orchard's AutoroutePart names it.
    private const string Field = "AutoroutePart.Path";

    private static readonly Rule s_taken = Rule.Error("A001", Field,
        "The address /{0} is the site's own ({1}). Choose another title or address.", "login", "log-in");

    /// <summary>Every rule, sorted by code.</summary>
    public static IReadOnlyList<Rule> All { get; } = [s_taken];

    /// <summary>All that is wrong with the address of a page.</summary>
    /// <param name="path">The address that the page has or will have, in any spelling.</param>
    /// <param name="purpose">What the running site uses the address for; null when it does not, or when nobody has asked it.</param>
    public static IReadOnlyList<Problem> Check(string path, string? purpose = null)
    {
        ArgumentNullException.ThrowIfNull(path);

        return (ReservedAddresses.PurposeOf(path) ?? purpose) is { } clash ? [s_taken.Broken(Problem.Excerpt(path.Trim('/')), clash)] : [];
    }
}
