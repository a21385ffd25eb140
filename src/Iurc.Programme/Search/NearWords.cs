using System.Text;

namespace Iurc.Programme.Search;

/// <summary>
/// The words that are one slip of the finger away from another: a letter too many, one missing, a wrong one, or two in the wrong order
/// (Damerau 1964). They are few enough to be looked up one by one, so that how many words a site has does not matter.
/// </summary>
public static class NearWords
{
    /// <summary>Shorter words are not forgiven: too many others are near. In letters.</summary>
    public const int ShortestWord = 5;

    /// <summary>Longer ones are not either: there is too much to look up.</summary>
    public const int LongestWord = 24;

    // The letters that words have when SearchWord has folded them.
    private static readonly string[] s_alphabets =
    [
        "abcdefghijklmnopqrstuvwxyz",
        "αβγδεζηθικλμνξοπρστυφχψω",
        "абвгдежзиклмнопрстуфхцчшщъыьэюяіїєґјљњћџђѕ",
        "אבגדהוזחטיכלמנסעפצקרשת",
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويپچژگٹڈڑںے",
    ];

    /// <summary>The words near <paramref name="word"/>, without itself; none if it is too short or too long, or no word of letters of one script.</summary>
    /// <param name="word">A word as <see cref="SearchText"/> folds it.</param>
    public static IReadOnlyList<string> Of(string word)
    {
        ArgumentNullException.ThrowIfNull(word);

        if (word.Length is < ShortestWord or > LongestWord || Array.Find(s_alphabets, letters => word.All(letters.Contains)) is not { } alphabet)
        {
            return [];
        }

        var near = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i <= word.Length; i++)
        {
            var (before, after) = (word[..i], word[i..]);
            if (after.Length > 0)
            {
                near.Add(before + after[1..]);
            }

            if (after.Length > 1)
            {
                near.Add(new StringBuilder(before).Append(after[1]).Append(after[0]).Append(after, 2, after.Length - 2).ToString());
            }

            foreach (var letter in alphabet)
            {
                near.Add(before + letter + after);
                if (after.Length > 0)
                {
                    near.Add(before + letter + after[1..]);
                }
            }
        }

        near.Remove(word);
        return [.. near];
    }
}
