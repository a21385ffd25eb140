using System.Globalization;
using System.Text;

namespace Iurc.Programme.Search;

/// <summary>Turns text into the words that search compares: lower case, without accents, letters and digits only.</summary>
public static class SearchText
{
    /// <summary>The longest word that is kept; the rest of a longer one is cut off. In UTF-16 units.</summary>
    public const int MaxWordLength = 40;

    /// <summary>How many words of a query count; the others are passed over.</summary>
    public const int MaxQueryWords = 8;

    /// <summary>The distinct words of <paramref name="text"/> in the order in which they first appear.</summary>
    public static IReadOnlyList<string> Words(string? text)
    {
        var words = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var word = new StringBuilder();

        void End()
        {
            if (word.Length > 0 && TextCut.At(word.ToString(), MaxWordLength) is var found && seen.Add(found))
            {
                words.Add(found);
            }

            word.Clear();
        }

        foreach (var rune in Decompose(text).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            if (Rune.IsLetterOrDigit(rune))
            {
                word.Append(Fold(rune));
            }
            else
            {
                End();
            }
        }

        End();
        return words;
    }

    /// <summary>The words of a reader's query, at most <see cref="MaxQueryWords"/>.</summary>
    public static IReadOnlyList<string> QueryWords(string? query) => [.. Words(query).Take(MaxQueryWords)];

    // A lone surrogate cannot be normalised: it is no character, and no word either.
    private static string Decompose(string? text)
    {
        var clean = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            clean.Append(rune == Rune.ReplacementChar ? " " : rune.ToString());
        }

        return clean.ToString().Normalize(NormalizationForm.FormKD);
    }

    // Letters that Unicode does not decompose but that people type without their stroke.
    private static string Fold(Rune rune) => Rune.ToLowerInvariant(rune).ToString() switch
    {
        "ß" => "ss",
        "æ" => "ae",
        "œ" => "oe",
        "ø" => "o",
        "ł" => "l",
        "đ" or "ð" => "d",
        "þ" => "th",
        "ı" => "i",
        var letter => letter,
    };
}
