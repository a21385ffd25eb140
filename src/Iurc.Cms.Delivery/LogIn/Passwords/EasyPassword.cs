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

    // The project's own list: what people choose, by the studies of leaked passwords that everybody knows, in the languages of the staff.
    private static readonly string[] s_words =
    [
        "administrator", "administrador", "administrateur", "password", "passwort", "passwd", "motdepasse", "contrasena", "wachtwoord", "parola", "passphrase",
        "welcome", "bienvenue", "bienvenido", "willkommen", "letmein", "iloveyou", "jetaime", "teamo", "admin", "login", "logon", "access", "secret", "secreto",
        "default", "changeme", "change", "temporary", "temp", "root", "super", "user", "guest", "editor", "contributor", "master", "manager", "hello", "bonjour", "hola",
        "sunshine", "princess", "dragon", "monkey", "football", "baseball", "soccer", "superman", "batman", "pokemon", "shadow", "flower", "summer", "winter", "spring",
        "autumn", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "june", "july", "august",
        "september", "october", "november", "december", "company", "office", "computer", "internet", "website", "server", "google", "microsoft", "orchard", "freedom", "whatever",
        "trustno", "michael", "charlie", "jessica", "daniel", "ashley", "thomas", "jordan", "hunter", "starwars", "qazwsx", "wsxedc", "1q2w3e4r", "q1w2e3r4", "azerty",
        // What this site is about, which its attackers know.
        "international", "cooperation", "programme", "program", "regional", "northamerica", "america", "canada", "europe", "european", "brussels", "bruxelles", "commission",
        "urban", "region", "iurc", "city", "cities",
    ];

    private static readonly string[] s_rows =
    [
        "abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "yxcvbnm", "azertyuiop", "qsdfghjklm", "wxcvbn",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "1q2w3e4r5t6y7u8i9o0p", "!@#$%^&*()",
    ];

    /// <summary>Whether the password is easy to guess.</summary>
    /// <param name="password">The password.</param>
    /// <param name="names">What belongs to the user: names, address.</param>
    public static bool Is(string password, IEnumerable<string?> names) => Left(password, names) < LeastLeft;

    /// <summary>How many characters are left: the fewest pieces that the password can be made of.</summary>
    internal static int Left(string password, IEnumerable<string?> names)
    {
        var text = (password.Length > LongestLooked ? password[..LongestLooked] : password).ToLowerInvariant();
        var plain = string.Concat(text.Select(Plain));
        var words = s_words.Concat(names.SelectMany(PartsOf)).ToHashSet(StringComparer.Ordinal);

        // From the end: what is left from each place on.
        var left = new int[text.Length + 1];
        for (var at = text.Length - 1; at >= 0; at--)
        {
            left[at] = 1 + LengthsAt(words, text, plain, at).Append(1).Min(length => left[at + length]);
        }

        return left[0];
    }

    private static IEnumerable<int> LengthsAt(HashSet<string> words, string text, string plain, int at)
        => words.Where(word => StartsAt(text, at, word) || StartsAt(plain, at, word)).Select(word => word.Length)
            .Concat(s_rows.SelectMany(row => Range(ShortestRow, Math.Max(Along(row, text, at, 1), Along(row, text, at, -1)))))
            .Concat(Year().Match(text, at) is { Success: true } year ? [year.Length] : [])
            .Concat(Range(ShortestRow, 1 + Again(text, at + 1, 1)))
            .Concat(Enumerable.Range(1, at).SelectMany(unit => Range(Math.Max(2, unit), Again(text, at, unit))));

    private static IEnumerable<int> Range(int shortest, int longest) => Enumerable.Range(shortest, Math.Max(0, longest - shortest + 1));

    private static bool StartsAt(string text, int at, string word) => string.CompareOrdinal(text, at, word, 0, word.Length) == 0;

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
        => (name ?? "").ToLowerInvariant().Split(['@', '.', '-', '_', '+', ' '], StringSplitOptions.RemoveEmptyEntries).Append((name ?? "").ToLowerInvariant())
            .Where(part => part.Length >= ShortestRow);

    private static char Plain(char sign) => sign switch
    {
        '@' or '4' => 'a',
        '0' => 'o',
        '1' or '!' or '|' => 'i',
        '3' or '€' => 'e',
        '$' or '5' => 's',
        '7' => 't',
        '8' => 'b',
        '9' => 'g',
        _ => sign,
    };

    [GeneratedRegex(@"\G(19|20)\d\d")]
    private static partial Regex Year();
}
