using System.Globalization;
using System.Text;
using CsCheck;
using Iurc.Programme.Search;
using Xunit;

namespace Iurc.Programme.Tests;

/// <summary>What is cut to a length is text still.</summary>
public sealed class TextCutTests
{
    // Letters inside and outside of the basic plane, with accents that stand alone, flags, families, halves of pairs.
    private static readonly Gen<string> s_texts = Gen.OneOf(
        Gen.OneOf([.. new[] { "a", "é", "e\u0301\u0323", "𝔘", "𐐷", "각", "각".Normalize(NormalizationForm.FormD), "ﬃ", "👩‍👩‍👧", "🇪🇺", "\ud83d", "\ude00", "\u0301" }.Select(Gen.Const)]),
        Gen.String).Array[0, 60].Select(string.Concat);

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    [Fact]
    public void A_cut_text_is_the_beginning_and_not_longer_than_allowed()
        => Gen.Select(s_texts, Gen.Int[0, 80]).Sample((text, length) =>
        {
            var cut = TextCut.At(text, length);
            Assert.True(cut.Length <= length);
            Assert.StartsWith(cut, text, StringComparison.Ordinal);
            Assert.True(cut.Length > 0 || text.Length == 0 || length < StringInfo.GetNextTextElementLength(text));
        });

    [Fact]
    public void No_cut_goes_through_a_pair_and_none_through_a_character_that_fits()
        => Gen.Select(s_texts.Select(TextCut.Whole), Gen.Int[0, 80]).Sample((text, length) =>
        {
            var cut = TextCut.At(text, length);
            s_strict.GetBytes(cut);
            Assert.True(cut == text || StringInfo.ParseCombiningCharacters(text).Contains(cut.Length) || StringInfo.GetNextTextElementLength(text) > length);
        });

    [Fact]
    public void A_text_made_whole_can_be_stored_and_a_whole_one_stays_as_it_is()
        => s_texts.Sample(text =>
        {
            var whole = TextCut.Whole(text);
            s_strict.GetBytes(whole);
            Assert.Equal(whole, TextCut.Whole(whole));
            Assert.Equal(text.Length, whole.Length);
        });

    [Fact]
    public void Every_word_of_any_text_can_be_stored_in_its_column()
        => s_texts.Sample(text => Assert.All(SearchText.Words(text), word =>
        {
            s_strict.GetBytes(word);
            Assert.InRange(word.Length, 1, SearchText.MaxWordLength);
        }));

    [Fact]
    public void A_long_word_of_letters_outside_the_basic_plane_is_cut_between_them()
    {
        // 39 and 2 units: the old cut at 40 left half of the last letter.
        var word = Assert.Single(SearchText.Words(new string('a', 39) + "𐐷𐐷"));
        Assert.Equal(new string('a', 39), word);
    }

    [Fact]
    public void An_extract_can_be_shown_whatever_was_typed()
        => s_texts.Select(TextCut.Whole).Sample(text => s_strict.GetBytes(SearchExtract.Of(text + text + text, SearchText.QueryTerms(text))));
}
