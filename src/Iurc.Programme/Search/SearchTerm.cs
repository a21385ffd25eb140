namespace Iurc.Programme.Search;

/// <summary>A word of a query.</summary>
/// <param name="Spellings">The ways to write it; at least one. Each finds the words that begin with it.</param>
/// <param name="MayBeMisspelt">Whether a slip of the finger in it is forgiven, if it is long enough; see <see cref="Misspellings"/>.</param>
public sealed record SearchTerm(IReadOnlyList<string> Spellings, bool MayBeMisspelt)
{
    /// <summary>Whether an indexed word is one that is looked for.</summary>
    public bool Finds(string word) => Spellings.Any(spelling => word.StartsWith(spelling, StringComparison.Ordinal));

    /// <summary>The words that could be meant if there is one slip of the finger in this one; none where it is not forgiven.</summary>
    public IReadOnlyList<string> Misspellings() => MayBeMisspelt ? [.. Spellings.SelectMany(NearWords.Of).Distinct(StringComparer.Ordinal)] : [];
}
