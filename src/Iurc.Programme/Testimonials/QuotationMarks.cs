namespace Iurc.Programme.Testimonials;

/// <summary>The marks around a quotation, as its language has them.</summary>
/// <param name="Open">What stands before the first word, with the blank that belongs to it.</param>
/// <param name="Close">What stands behind the last word, with the blank that belongs to it.</param>
/// <remarks>
/// The marks are the page's and are not stored with the quotation: whoever pastes one has them in the clipboard, and the page would show
/// them twice. <see cref="TakeOff"/> finds those that stand around the whole.
/// </remarks>
public sealed record QuotationMarks(string Open, string Close)
{
    private static readonly QuotationMarks s_english = new("“", "”");
    private static readonly QuotationMarks s_guillemets = new("«", "»");
    private static readonly QuotationMarks s_german = new("„", "“");
    private static readonly QuotationMarks s_polish = new("„", "”");
    private static readonly QuotationMarks s_swedish = new("”", "”");
    private static readonly QuotationMarks s_arabic = new("”", "“");

    // Unicode's CLDR 46 (delimiters: quotationStart, quotationEnd, https://cldr.unicode.org) where it is not “ ”. CLDR leaves out the blanks
    // of French, narrow ones that do not break (Lexique des règles typographiques en usage à l'Imprimerie nationale), and has “ ” for
    // Spanish, where the Real Academia and the EU's Interinstitutional Style Guide have « ».
    private static readonly Dictionary<string, QuotationMarks> s_byLanguage = new(StringComparer.Ordinal)
    {
        ["ar"] = s_arabic, ["bg"] = s_german, ["ca"] = s_guillemets, ["cs"] = s_german, ["de"] = s_german, ["el"] = s_guillemets,
        ["es"] = s_guillemets, ["et"] = s_german, ["eu"] = s_guillemets, ["fa"] = s_guillemets, ["fi"] = s_swedish,
        ["fr"] = new("«\u202f", "\u202f»"), ["he"] = s_swedish, ["hr"] = s_german, ["hu"] = s_polish, ["it"] = s_guillemets,
        ["ja"] = new("「", "」"), ["lt"] = s_german, ["nl"] = new("‘", "’"), ["pl"] = s_polish, ["ro"] = s_polish, ["sk"] = s_german,
        ["sl"] = s_german, ["sv"] = s_swedish, ["uk"] = s_guillemets, ["ur"] = s_arabic,
    };

    // The pairs of all these languages, and those of keyboards and old word processors.
    private static readonly (string Open, string Close)[] s_pairs =
    [
        ("“", "”"), ("”", "”"), ("”", "“"), ("„", "“"), ("„", "”"), ("‟", "”"), ("«", "»"), ("»", "«"), ("»", "»"), ("\"", "\""),
        ("‘", "’"), ("’", "’"), ("‚", "‘"), ("‚", "’"), ("‛", "’"), ("‹", "›"), ("›", "‹"), ("'", "'"),
        ("「", "」"), ("『", "』"), ("｢", "｣"), ("《", "》"), ("〈", "〉"), ("〝", "〞"), ("〝", "〟"), ("﹁", "﹂"), ("﹃", "﹄"),
        ("＂", "＂"), ("＇", "＇"), ("<<", ">>"), ("``", "''"), ("''", "''"),
    ];

    // One half typed and the other made by the word processor, or made the wrong way round.
    private static readonly (string Open, string Close)[] s_uneven =
    [
        ("\"", "”"), ("\"", "“"), ("“", "\""), ("“", "“"), ("”", "\""), ("„", "\""), ("„", "„"), (",,", "''"), (",,", "``"), (",,", "“"), (",,", "\""),
        ("'", "’"), ("‘", "'"), ("‘", "‘"), ("’", "‘"), ("‚", "'"),
    ];

    private static readonly HashSet<char> s_marks = [.. "“”„‟«»\"‘’‚‛‹›'「」『』｢｣《》〈〉〝〞〟﹁﹂﹃﹄＂＇"];

    private static readonly HashSet<char> s_apostrophes = ['\'', '’', '‘', '＇'];

    private static readonly char[] s_ends = ['.', ',', ';', ':', '!', '?', '…', '。', '、', '！', '？', '؟', '۔', '،'];

    // What a word processor leaves at the ends of what is copied: it has no width, and the marks stand behind it.
    private static readonly HashSet<char> s_unseen = ['\u00ad', '\u061c', '\u200b', '\u200e', '\u200f', '\u2060', '\ufeff'];

    /// <summary>The marks of a language; those of English for one that is not known.</summary>
    /// <param name="language">A BCP 47 tag; what follows the language itself does not matter.</param>
    public static QuotationMarks Of(string? language) => s_byLanguage.GetValueOrDefault((language ?? "").Split('-')[0], s_english);

    /// <summary>
    /// A quotation without the marks around the whole of it, however many there are, and without white space at its ends. Marks that stand
    /// around a part stay, and so does a mark that has no other: <c>“Yes” and “no”</c> is as it was said. Where a full stop follows the
    /// closing mark, it stays.
    /// </summary>
    /// <param name="quote">The quotation.</param>
    public static string TakeOff(string? quote)
    {
        var text = Trim(quote ?? "");
        while (WithoutOuterMarks(text) is { Length: > 0 } inner)
        {
            text = inner;
        }

        return text;
    }

    /// <summary>
    /// Whether marks stand at the beginning or the end of a quotation from which those around the whole are off: the page's own then stand beside
    /// them. An apostrophe is none.
    /// </summary>
    /// <param name="quote">The quotation.</param>
    public static bool StayAtEnds(string quote)
    {
        ArgumentNullException.ThrowIfNull(quote);

        var text = Trim(quote);
        var end = text.TrimEnd(s_ends);
        return IsMark(text, 0) || IsMark(text, text.Length - 1) || (end.Length > 0 && IsMark(end, end.Length - 1));

        static bool IsMark(string text, int i) => i >= 0 && i < text.Length && s_marks.Contains(text[i]) && !s_apostrophes.Contains(text[i]);
    }

    /// <summary>The words with the marks around them.</summary>
    /// <param name="words">The words.</param>
    public string Around(string words) => Open + words + Close;

    private static string? WithoutOuterMarks(string text)
    {
        // The sentence may end within the marks or behind them.
        foreach (var whole in new[] { text, text.TrimEnd(s_ends) })
        {
            foreach (var (open, close) in s_pairs.Where(pair => IsAround(whole, pair) && (HoldTheWhole(whole, pair) || !HasMarksWithin(whole)))
                .Concat(s_uneven.Where(pair => IsAround(whole, pair) && !HasMarksWithin(whole))))
            {
                var words = Trim(whole[open.Length..^close.Length]);
                var end = text[whole.Length..];
                // A full stop on both sides of the mark is one.
                return words.EndsWith(end, StringComparison.Ordinal) ? words : words + end;
            }
        }

        return null;
    }

    private static bool IsAround(string text, (string Open, string Close) pair)
        => text.Length > pair.Open.Length + pair.Close.Length
            && text.StartsWith(pair.Open, StringComparison.Ordinal) && text.EndsWith(pair.Close, StringComparison.Ordinal);

    /// <summary>Whether the mark at the end closes the one at the beginning, and not another between them.</summary>
    private static bool HoldTheWhole(string text, (string Open, string Close) pair)
    {
        var depth = 1;
        for (var i = pair.Open.Length; i < text.Length - pair.Close.Length; i++)
        {
            var opens = text.AsSpan(i).StartsWith(pair.Open, StringComparison.Ordinal);
            var closes = text.AsSpan(i).StartsWith(pair.Close, StringComparison.Ordinal);
            if ((!opens && !closes) || IsApostrophe(text, i))
            {
                continue;
            }

            // A mark that is both is what its place makes of it.
            depth += opens && (!closes || StandsBeforeWord(text, i, pair.Open.Length)) ? 1 : -1;
            if (depth == 0)
            {
                return false;
            }

            i += (opens ? pair.Open : pair.Close).Length - 1;
        }

        return depth == 1;
    }

    /// <summary>Whether there are marks between those at the beginning and those at the end.</summary>
    private static bool HasMarksWithin(string text)
    {
        var (start, end) = (0, text.Length);
        for (; start < end && StandsAtEnds(text[start]); start++)
        {
        }

        for (; end > start && StandsAtEnds(text[end - 1]); end--)
        {
        }

        for (var i = start; i < end; i++)
        {
            if (s_marks.Contains(text[i]) && !IsApostrophe(text, i))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsApostrophe(string text, int i)
        => s_apostrophes.Contains(text[i]) && i > 0 && i + 1 < text.Length && char.IsLetterOrDigit(text[i - 1]) && char.IsLetterOrDigit(text[i + 1]);

    private static bool StandsBeforeWord(string text, int i, int length)
        => !char.IsLetterOrDigit(text[i - 1]) && !s_ends.Contains(text[i - 1]) && !char.IsWhiteSpace(text[i + length]);

    private static string Trim(string text)
    {
        var (start, end) = (0, text.Length);
        for (; start < end && IsBlank(text[start]); start++)
        {
        }

        for (; end > start && IsBlank(text[end - 1]); end--)
        {
        }

        return text[start..end];
    }

    private static bool StandsAtEnds(char c) => s_marks.Contains(c) || c is '<' or '>' or '`' || IsBlank(c);

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || s_unseen.Contains(c);
}
