using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Iurc.Cms.Delivery.LogIn.Passwords;

/// <summary>
/// Finds passwords that are long and easy to guess all the same: made of common words, names, years, rows of keys and repetitions. Each of
/// these counts as one character, as whoever guesses tries them as one; so do the usual replacements of letters by digits and signs.
/// </summary>
internal static partial class EasyPassword
{
    /// <summary>How many characters must be left when each of the above counts as one.</summary>
    public const int LeastLeft = 8;

    // Nothing beyond makes it easier. The work must not grow with what somebody sends.
    private const int LongestLooked = 128;
    private const int ShortestRow = 3;
    private const int LongestWeave = 4;
    private const int LeastDigits = 20;

    /// <summary>Whether the password is easy to guess.</summary>
    /// <param name="password">The password.</param>
    /// <param name="names">What belongs to the user: names, address.</param>
    public static bool Is(string password, IEnumerable<string?> names) => IsNumber(Folded(password)) || Left(password, names) < LeastLeft;

    /// <summary>How many characters are left: the fewest pieces that the password can be made of, read from before or from behind.</summary>
    internal static int Left(string password, IEnumerable<string?> names)
    {
        var text = Folded(password);
        var words = EasyWords.All.Concat(names.SelectMany(PartsOf)).ToHashSet(StringComparer.Ordinal);
        return Math.Min(Left(text, words), Left(new string([.. text.Reverse()]), words));
    }

    private static int Left(string text, HashSet<string> words)
    {
        var byText = words.GetAlternateLookup<ReadOnlySpan<char>>();
        var longest = words.Max(word => word.Length);
        string[] readings = [text, string.Concat(text.Select(sign => Plain(sign, 'i'))), string.Concat(text.Select(sign => Plain(sign, 'l')))];

        // From the end: what is left from each place on.
        var left = new int[text.Length + 1];
        for (var at = text.Length - 1; at >= 0; at--)
        {
            // What stands between words costs once, however many words there are.
            var one = !char.IsLetterOrDigit(text[at]) && text.IndexOf(text[at], StringComparison.Ordinal) < at ? 0 : 1;
            var lengthsOfWords = Range(ShortestRow, Math.Min(longest, text.Length - at)).Where(length => readings.Any(reading => byText.Contains(reading.AsSpan(at, length))));
            left[at] = LengthsAt(text, at).Concat(lengthsOfWords).Select(length => 1 + left[at + length]).Append(one + left[at + 1]).Min();
        }

        return left[0];
    }

    private static IEnumerable<int> LengthsAt(string text, int at)
        => EasyWords.Rows.SelectMany(row => Range(ShortestRow, Math.Max(Along(row, text, at, 1), Along(row, text, at, -1))))
            .Concat(Enumerable.Range(2, LongestWeave - 1).SelectMany(rows => Range(3 * rows, Woven(text, at, rows))))
            .Concat(Year().Match(text, at) is { Success: true } year ? [year.Length] : [])
            .Concat(Range(ShortestRow, 1 + Again(text, at + 1, 1)))
            .Concat(Enumerable.Range(1, at).SelectMany(unit => Range(Math.Max(2, unit), Again(text, at, unit))));

    // Digits, and what people write between those of a date or of a telephone number.
    private static bool IsNumber(string text)
        => text.All(sign => char.IsDigit(sign) || char.IsPunctuation(sign) || char.IsWhiteSpace(sign) || sign == '+')
            && text.Count(char.IsDigit) is var digits && digits < LeastDigits && 2 * digits >= text.Length;

    /// <summary>
    /// The password as whoever guesses sees it: without capitals, accents, characters that nobody sees, other forms of the same character
    /// (Unicode's NFKD), and letters of other alphabets that look like Latin ones.
    /// </summary>
    private static string Folded(string password)
    {
        // By runes: half a character, which Unicode's forms do not take, becomes a whole one.
        var whole = string.Concat(password[..Math.Min(password.Length, LongestLooked)].EnumerateRunes());
        var signs = whole.Normalize(NormalizationForm.FormKD).ToLowerInvariant()
            .Where(sign => CharUnicodeInfo.GetUnicodeCategory(sign) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
            .Select(LatinOf);
        return string.Concat(signs.Take(LongestLooked));
    }

    private static IEnumerable<int> Range(int shortest, int longest) => Enumerable.Range(shortest, Math.Max(0, longest - shortest + 1));

    /// <summary>How far the text goes along several rows in turn, one sign of each.</summary>
    private static int Woven(string text, int at, int rows)
    {
        var length = rows;
        while (at + length < text.Length && IsNext(text[at + length - rows], text[at + length]))
        {
            length++;
        }

        return length;
    }

    private static bool IsNext(char before, char after)
        => before == after || EasyWords.Rows.Any(row => row.Contains(string.Concat(before, after), StringComparison.Ordinal) || row.Contains(string.Concat(after, before), StringComparison.Ordinal));

    /// <summary>How far the text goes along a row of keys, forwards or backwards.</summary>
    private static int Along(string row, string text, int at, int step)
    {
        var longest = 0;
        for (var start = row.IndexOf(text[at], StringComparison.Ordinal); start >= 0; start = row.IndexOf(text[at], start + 1))
        {
            var length = 1;
            for (var place = start + step; place >= 0 && place < row.Length && at + length < text.Length && text[at + length] == row[place]; place += step)
            {
                length++;
            }

            longest = Math.Max(longest, length);
        }

        return longest;
    }

    /// <summary>How far the text says again what it has said <paramref name="unit"/> characters before.</summary>
    private static int Again(string text, int at, int unit)
    {
        var length = 0;
        while (at + length < text.Length && text[at + length] == text[at + length - unit])
        {
            length++;
        }

        return length;
    }

    private static IEnumerable<string> PartsOf(string? name)
    {
        var folded = Folded(name ?? "");
        return folded.Split(['@', '.', '-', '_', '+', ' '], StringSplitOptions.RemoveEmptyEntries).Append(folded).Where(part => part.Length >= ShortestRow);
    }

    private static char Plain(char sign, char one) => sign switch
    {
        '@' or '4' => 'a',
        '0' => 'o',
        '1' or '!' or '|' => one,
        '3' or '€' => 'e',
        '$' or '5' => 's',
        '7' or '+' => 't',
        '8' => 'b',
        '9' => 'g',
        _ => sign,
    };

    // Cyrillic, Greek and other letters that Unicode does not take apart.
    private static char LatinOf(char sign) => sign switch
    {
        'а' or 'α' => 'a',
        'в' or 'β' => 'b',
        'с' => 'c',
        'ԁ' => 'd',
        'е' or 'ε' => 'e',
        'һ' or 'н' => 'h',
        'і' or 'ι' or 'ı' => 'i',
        'ј' => 'j',
        'к' or 'κ' => 'k',
        'ł' => 'l',
        'м' => 'm',
        'η' => 'n',
        'о' or 'ο' or 'ø' => 'o',
        'р' or 'ρ' => 'p',
        'ѕ' or 'ß' => 's',
        'т' or 'τ' => 't',
        'υ' => 'u',
        'ν' => 'v',
        'х' or 'χ' => 'x',
        'у' or 'γ' => 'y',
        _ => sign,
    };

    [GeneratedRegex(@"\G(19|20)\d\d")]
    private static partial Regex Year();
}
