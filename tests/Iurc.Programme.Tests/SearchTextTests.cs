using CsCheck;
using Iurc.Programme.Search;
using Xunit;

namespace Iurc.Programme.Tests;

public sealed class SearchTextTests
{
    private static bool Finds(string query, string text)
    {
        var words = SearchText.Words(text);
        var terms = SearchText.QueryTerms(query);
        return terms.Count > 0 && terms.All(term => words.Any(term.Finds));
    }

    private static bool FindsNear(string query, string text)
    {
        var words = SearchText.Words(text);
        return SearchText.QueryTerms(query).All(term => words.Any(term.Finds) || term.Misspellings().Intersect(words, StringComparer.Ordinal).Any());
    }

    [Theory]
    [InlineData("欧洲", "我们与欧洲城市合作。")]
    [InlineData("城市合作", "我们与欧洲城市合作。")]
    [InlineData("洲", "我们与欧洲城市合作。")]
    [InlineData("ヨーロッパ", "私たちはヨーロッパの都市と協力します。")]
    [InlineData("ﾖｰﾛｯﾊﾟ", "私たちはヨーロッパの都市と協力します。")]
    [InlineData("연합", "유럽연합의 도시들")]
    [InlineData("ยุโรป", "เมืองในยุโรปร่วมมือกัน")]
    [InlineData("欧洲 cities", "IURC与欧洲的Cities")]
    [InlineData("Koeln", "Die Stadt Köln")]
    [InlineData("Köln", "Die Stadt Koeln")]
    [InlineData("Koln", "Die Stadt Köln")]
    [InlineData("KÖLN", "Die Stadt Ko\u0308ln")]
    [InlineData("Duesseldorf", "Düsseldorf")]
    [InlineData("Düsseldorf", "Duesseldorf")]
    [InlineData("Haelsingborg", "Hälsingborg")]
    [InlineData("Strasse", "Straße")]
    [InlineData("Straße", "STRASSE")]
    [InlineData("Aarhus", "Århus")]
    [InlineData("Århus", "Aarhus")]
    [InlineData("Oersted", "Ørsted")]
    [InlineData("Ørsted", "Oersted")]
    [InlineData("Orsted", "Ørsted")]
    [InlineData("Aeroe", "Ærø")]
    [InlineData("Ærø", "Aeroe")]
    [InlineData("cooperation", "co\u00adoper\u00adation")]
    [InlineData("cooperation", "co\u200boperation\ufeff")]
    [InlineData("co\u00adoperation", "cooperation")]
    [InlineData("ΠΌΛΕΙΣ", "πόλεις")]
    [InlineData("πολεισ", "πόλεις")]
    [InlineData("مدينة", "مَدِينَة")]
    [InlineData("مدينه", "مدينة")]
    [InlineData("الاسكندرية", "الإسكندرية")]
    [InlineData("محمد", "مـحـمـد")]
    [InlineData("شهرهای", "شهرهاي")]
    [InlineData("שלום", "שָׁלוֹם")]
    [InlineData("efficient", "eﬃcient")]
    [InlineData("ABC", "ＡＢＣ")]
    [InlineData("2024", "٢٠٢٤")]
    [InlineData("2024", "２０２４")]
    [InlineData("हिन्दी", "यह हिन्दी है")]
    [InlineData("Łódź", "lodz")]
    [InlineData("Istanbul", "İstanbul")]
    [InlineData("coop", "Cooperation")]
    public void What_is_typed_finds_what_is_written(string query, string text) => Assert.True(Finds(query, text), string.Join(' ', SearchText.Words(text)));

    [Theory]
    [InlineData("欧元", "我们与欧洲城市合作。")]
    [InlineData("operation", "cooperation")]
    [InlineData("dose", "does")]
    [InlineData("हाथी", "यह हिन्दी है")]
    [InlineData("", "text")]
    [InlineData("\u00ad", "text")]
    public void Another_word_is_not_found(string query, string text) => Assert.False(Finds(query, text));

    [Theory]
    [InlineData("cooperaton", "cooperation")]
    [InlineData("cooperattion", "cooperation")]
    [InlineData("coopration urban", "Urban cooperation")]
    [InlineData("cooperetion", "cooperation")]
    [InlineData("coopeartion", "cooperation")]
    [InlineData("Duseldorf", "Düsseldorf")]
    [InlineData("πολης", "πολις")]
    [InlineData("мадрит", "Мадрид")]
    public void One_slip_of_the_finger_is_forgiven(string query, string text)
    {
        Assert.False(Finds(query, text));
        Assert.True(FindsNear(query, text));
    }

    [Theory]
    [InlineData("cites", "citizens")]
    [InlineData("citz", "city")]
    [InlineData("coprtion", "cooperation")]
    [InlineData("2023x", "20241")]
    public void Two_slips_are_not_nor_is_one_in_a_short_word(string query, string text) => Assert.False(FindsNear(query, text));

    [Fact]
    public void Every_piece_of_a_text_without_blanks_finds_it()
        => Gen.Select(Gen.OneOf([.. "我们与欧洲城市合作都市協力ヨーロッパ유럽연합의도시"]).Array[1, 20], Gen.Int[0, 19], Gen.Int[1, 12]).Sample((letters, from, length) =>
        {
            var text = new string(letters);
            var piece = text[Math.Min(from, text.Length - 1)..];
            return Finds(piece[..Math.Min(length, piece.Length)], text);
        });

    [Fact]
    public void Whatever_stands_in_a_text_is_found_in_it()
        => Any.HostileText.Where(text => text.Length < 1_000).Sample(text =>
            SearchText.QueryTerms(text).All(term => SearchText.Words(text).Any(term.Finds)));

    [Fact]
    public void Unseen_characters_and_accents_change_nothing()
        => Gen.Select(Gen.Char["abcdefghijklmnopqrstuvwxyz"].Array[1, 12], Gen.OneOf("\u00ad", "\u200b", "\u200d", "\u2060", "\ufeff", "\u0301", "\ufe0f", "\u200e"), Gen.Int[0, 12]).Sample((letters, unseen, at) =>
        {
            var word = new string(letters);
            return SearchText.Words(word.Insert(1 + Math.Min(at, word.Length - 1), unseen)).SequenceEqual(SearchText.Words(word));
        });

    [Fact]
    public void Near_words_are_those_one_slip_away()
        => Gen.Select(Gen.Char["abcde"].Array[5, 8], Gen.Char["abcde"].Array[3, 9]).Sample((first, second) =>
        {
            var (a, b) = (new string(first), new string(second));
            return NearWords.Of(a).Contains(b, StringComparer.Ordinal) == (Distance(a, b) == 1);
        });

    [Theory]
    [InlineData("co<strong>operation</strong>", "cooperation")]
    [InlineData("<p>urban</p><p>regional</p>", " urban  regional ")]
    [InlineData("one<br>two", "one two")]
    [InlineData("<td>one</td><td>two</td>", " one  two ")]
    [InlineData("a<a title=\"x > y\" href='#'>b</a>c", "abc")]
    [InlineData("a<!-- not > this -->b", "a b")]
    [InlineData("a<style>p { color: red }</style>b", "a b")]
    [InlineData("co&shy;operation &amp; more", "co\u00adoperation & more")]
    [InlineData("1 < 2", "1 < 2")]
    public void Tags_within_a_line_part_no_word(string html, string expected) => Assert.Equal(expected, ContentText.FromHtml(html));

    [Fact]
    public void An_extract_shows_the_hit_where_there_are_no_blanks()
    {
        var extract = SearchExtract.Of(string.Concat(Enumerable.Repeat("我们合作", 100)) + "欧洲" + string.Concat(Enumerable.Repeat("城市", 100)), SearchText.QueryTerms("欧洲"));

        Assert.Contains("欧洲", extract, StringComparison.Ordinal);
        Assert.InRange(extract.Length, 100, SearchExtract.Length + 4);
    }

    /// <summary>The distance after Damerau, in which no letter is changed twice.</summary>
    private static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                d[i, j] = i == 0 || j == 0 ? i + j
                    : Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }

        return d[a.Length, b.Length];
    }
}
