using System.Globalization;
using System.Text;

namespace Iurc.Programme.Search;

/// <summary>A word of a text, folded to what search compares.</summary>
internal sealed class SearchWord
{
    private SearchWord(int start) => Start = start;

    /// <summary>Where it begins in the text, in UTF-16 units.</summary>
    public int Start { get; }

    /// <summary>Whether it is a run of a script that sets no blanks between words, or that joins endings to them as Korean does.</summary>
    public bool HasNoBlanks { get; private init; }

    /// <summary>The ways in which it may be typed; the plain one comes first.</summary>
    public IReadOnlyList<string> Spellings { get; private init; } = [];

    /// <summary>The characters of a run without blanks.</summary>
    public IReadOnlyList<string> Characters { get; private init; } = [];

    /// <summary>Where each of <see cref="Characters"/> begins in the text.</summary>
    public IReadOnlyList<int> Starts { get; private init; } = [];

    /// <summary>The words of a text in their order.</summary>
    public static IEnumerable<SearchWord> In(string? text)
    {
        var word = new Builder();
        var at = 0;
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            // What is no character, half a surrogate pair, is no letter either.
            var isOwn = rune != Rune.ReplacementChar && !IsUnseen(rune);
            if (isOwn)
            {
                // A character at a time, so that each of its letters is known to stand here. Those of Hangul are put together again in the end.
                foreach (var part in rune.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
                {
                    if (IsUnseen(part) || word.Accent(part))
                    {
                        continue;
                    }

                    var isMark = Rune.GetUnicodeCategory(part) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
                    var isLetter = isMark ? !word.IsEmpty : Rune.IsLetterOrDigit(part);
                    if ((!isLetter || (!isMark && word.HasNoBlanks != SetsNoBlanks(part))) && word.End() is { } ended)
                    {
                        yield return ended;
                    }

                    if (isLetter)
                    {
                        word.Add(part, isMark, at);
                    }
                }
            }
            else if (rune == Rune.ReplacementChar && word.End() is { } ended)
            {
                yield return ended;
            }

            at += rune.Utf16SequenceLength;
        }

        if (word.End() is { } last)
        {
            yield return last;
        }
    }

    // Soft hyphens, joiners, marks of direction and the like: a word processor leaves them within words. The stroke that lengthens Arabic
    // words is no letter either.
    private static bool IsUnseen(Rune rune)
        => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format
            // What will never be a character; .NET does not normalize some of them.
            || (rune.Value & 0xFFFE) == 0xFFFE
            || rune.Value is 0x034F or 0x0640 or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x3164 or (>= 0xFE00 and <= 0xFE0F) or 0xFFA0
                or (>= 0xE0000 and <= 0xE0FFF);

    // Accents and vowel points: of the Latin, Greek and Cyrillic scripts, of Hebrew and of Arabic. Elsewhere a mark is as good as a letter.
    private static bool IsAccent(Rune rune) => rune.Value is (>= 0x0300 and <= 0x036F) or (>= 0x0483 and <= 0x0487) or (>= 0x0591 and <= 0x05C7)
        or (>= 0x0610 and <= 0x061A) or (>= 0x064B and <= 0x065F) or 0x0670 or (>= 0x06D6 and <= 0x06ED) or (>= 0x08D3 and <= 0x08FF)
        or (>= 0x1AB0 and <= 0x1AFF) or (>= 0x1DC0 and <= 0x1DFF) or (>= 0x20D0 and <= 0x20FF) or (>= 0xFE20 and <= 0xFE2F);

    // Thai, Lao, Tibetan, Myanmar, Khmer, Hangul, Chinese and Japanese.
    private static bool SetsNoBlanks(Rune rune) => rune.Value is (>= 0x0E00 and <= 0x0FFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1100 and <= 0x11FF) or (>= 0x1780 and <= 0x17FF)
        or (>= 0x2E80 and <= 0x2FDF) or (>= 0x3005 and <= 0x3007) or (>= 0x3031 and <= 0x318F) or (>= 0x31A0 and <= 0x31FF) or (>= 0x3400 and <= 0x9FFF)
        or (>= 0xA960 and <= 0xA97F) or (>= 0xAC00 and <= 0xD7FF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x1B000 and <= 0x1B16F) or (>= 0x20000 and <= 0x323AF);

    // Letters that Unicode does not decompose but that people type without their stroke, or in another form: at the end of a word, on a
    // keyboard of another language.
    private static string Fold(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber && Rune.GetNumericValue(rune) is >= 0 and <= 9 and var digit
        ? ((int)digit).ToString(CultureInfo.InvariantCulture)
        : Rune.ToLowerInvariant(rune).ToString() switch
        {
            "ß" => "ss",
            "æ" => "ae",
            "œ" => "oe",
            "ø" => "o",
            "ł" => "l",
            "đ" or "ð" => "d",
            "þ" => "th",
            "ı" => "i",
            "ς" => "σ",
            "ך" => "כ",
            "ם" => "מ",
            "ן" => "נ",
            "ף" => "פ",
            "ץ" => "צ",
            "ى" or "ی" => "ي",
            "ة" or "ہ" or "ە" => "ه",
            "ک" => "ك",
            var letter => letter,
        };

    private sealed class Builder
    {
        private readonly StringBuilder _plain = new();
        private readonly StringBuilder _spelt = new();
        private readonly List<(int Length, int At)> _starts = [];
        private int _start;

        public bool IsEmpty => _plain.Length == 0;

        public bool HasNoBlanks { get; private set; }

        /// <summary>Takes an accent, which no word has, but which makes another letter of the one before for those who have no key for it.</summary>
        public bool Accent(Rune rune)
        {
            if (!IsAccent(rune))
            {
                return false;
            }

            if (_spelt.Length > 0)
            {
                switch (rune.Value, _spelt[^1])
                {
                    case (0x0308, 'a' or 'o' or 'u'):
                        _spelt.Append('e');
                        break;
                    case (0x030A, 'a'):
                        _spelt.Append('a');
                        break;
                }
            }

            return true;
        }

        public void Add(Rune rune, bool isMark, int at)
        {
            if (IsEmpty)
            {
                _start = at;
                HasNoBlanks = SetsNoBlanks(rune);
            }

            if (!isMark || _starts.Count == 0)
            {
                _starts.Add((_plain.Length, at));
            }

            _plain.Append(Fold(rune));
            _spelt.Append(rune.Value is 0xF8 or 0xD8 ? "oe" : Fold(rune));
        }

        /// <summary>The word, if there is one; the next begins then.</summary>
        public SearchWord? End()
        {
            if (IsEmpty)
            {
                HasNoBlanks = false;
                return null;
            }

            var word = HasNoBlanks ? Run() : new SearchWord(_start)
            {
                Spellings = _plain.Equals(_spelt) ? [_plain.ToString()] : [_plain.ToString(), _spelt.ToString()],
            };
            _plain.Clear();
            _spelt.Clear();
            _starts.Clear();
            HasNoBlanks = false;
            return word;
        }

        // The letters of one character of the text, and the marks on it, are one character again: a syllable of Hangul, a vowel of Thai.
        private SearchWord Run()
        {
            var text = _plain.ToString();
            var characters = new List<string>();
            var starts = new List<int>();
            for (var i = 0; i < _starts.Count;)
            {
                var next = i + 1;
                while (next < _starts.Count && _starts[next].At == _starts[i].At)
                {
                    next++;
                }

                var end = next < _starts.Count ? _starts[next].Length : text.Length;
                characters.Add(text[_starts[i].Length..end].Normalize(NormalizationForm.FormC));
                starts.Add(_starts[i].At);
                i = next;
            }

            return new SearchWord(_start) { HasNoBlanks = true, Characters = characters, Starts = starts };
        }
    }
}
