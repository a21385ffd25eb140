namespace Iurc.Workbench.Orchard;

/// <summary>Finds the name that somebody may have meant.</summary>
internal static class Similar
{
    /// <summary>The candidate that differs from the name by a slip of the finger or two, or null.</summary>
    public static string? To(string name, IEnumerable<string> candidates)
        => candidates
            .Where(candidate => Math.Abs(candidate.Length - name.Length) <= 2)
            .Select(candidate => (candidate, Distance: Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .Where(pair => pair.Distance <= Math.Clamp(name.Length / 3, 1, 2))
            .OrderBy(pair => pair.Distance)
            .ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .Select(pair => pair.candidate)
            .FirstOrDefault();

    /// <summary>A sentence that names the candidate, or nothing.</summary>
    public static string Hint(string name, IEnumerable<string> candidates)
        => To(name, candidates) is { } near ? $" Did you mean \"{near}\"?" : "";

    // How many letters have to be changed, added, taken out or swapped with their neighbour.
    private static int Distance(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                table[i, j] = i == 0 ? j : j == 0 ? i : Math.Min(
                    Math.Min(table[i - 1, j] + 1, table[i, j - 1] + 1),
                    table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
                }
            }
        }

        return table[a.Length, b.Length];
    }
}
