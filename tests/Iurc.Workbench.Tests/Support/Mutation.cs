namespace Iurc.Workbench.Tests.Support;

/// <summary>A fault put into a file.</summary>
/// <param name="Path">The file.</param>
/// <param name="Text">Its new text; null when the file is deleted.</param>
/// <param name="What">What was done.</param>
internal sealed record Mutation(string Path, string? Text, string What);

/// <summary>Slips of the finger.</summary>
internal static class Misspelling
{
    /// <summary>The word with one letter too many, too few, wrong, or two swapped.</summary>
    public static string Of(string word, Random random)
    {
        while (true)
        {
            var letters = Enumerable.Range(0, word.Length).Where(i => char.IsLetterOrDigit(word[i])).ToList();
            var at = letters[random.Next(letters.Count)];
            var wrong = random.Next(4) switch
            {
                0 when word.Length > 2 => word.Remove(at, 1),
                1 => word.Insert(at, word[at].ToString()),
                2 when at + 1 < word.Length => word[..at] + word[at + 1] + word[at] + word[(at + 2)..],
                _ => word[..at] + (word[at] == 'x' ? 'y' : 'x') + word[(at + 1)..],
            };
            if (wrong != word)
            {
                return wrong;
            }
        }
    }
}
