using CsCheck;
using Iurc.Programme.Testimonials;
using Xunit;

namespace Iurc.Programme.Tests;

public sealed class QuotationMarksTests
{
    private const char Narrow = '\u202f';

    private static readonly Gen<string> s_language = Gen.OneOf([.. Languages.All.Select(language => language.Key)]);

    /// <summary>Words with what stands between them, apostrophes and numbers among them, but no marks.</summary>
    private static readonly Gen<string> s_words = Gen.OneOf("learned", "don’t", "l'Europe", "Ça", "欧洲", "مدينة", "עיר", "2024", "(so)", "city’s", "a-b", "…", "e\u0301")
        .Array[1, 6].Select(words => string.Join(' ', words));

    /// <summary>What people put around what they paste, with what a word processor leaves beside it.</summary>
    private static readonly Gen<(string Before, string After)> s_marks = Gen.OneOf(
        s_language.Select(QuotationMarks.Of).Select(marks => (marks.Open, marks.Close)),
        Gen.OneOf(("\"", "\""), ("« ", " »"), ("<<", ">>"), ("``", "''"), ("„", "\""), ("\"", "”"), ("“", "“"), ("'", "'"), ("»", "«"), ("《", "》"), ("＂", "＂")),
        Gen.OneOf("\u200f", " ", "\u00a0", "\ufeff", "\r\n", "\u200b").Select(blank => (blank + "“", "”" + blank)));

    [Theory]
    [InlineData("en", "“Yes”")]
    [InlineData("fr", "«\u202fYes\u202f»")]
    [InlineData("de", "„Yes“")]
    [InlineData("es", "«Yes»")]
    [InlineData("it", "«Yes»")]
    [InlineData("pl", "„Yes”")]
    [InlineData("sv", "”Yes”")]
    [InlineData("fi", "”Yes”")]
    [InlineData("ja", "「Yes」")]
    [InlineData("zh", "“Yes”")]
    [InlineData("ar", "”Yes“")]
    [InlineData("he", "”Yes”")]
    [InlineData("fa", "«Yes»")]
    [InlineData("nl", "‘Yes’")]
    [InlineData("fr-CA", "«\u202fYes\u202f»")]
    [InlineData("", "“Yes”")]
    [InlineData(null, "“Yes”")]
    [InlineData("xx", "“Yes”")]
    public void A_language_has_marks_of_its_own(string? language, string expected) => Assert.Equal(expected, QuotationMarks.Of(language).Around("Yes"));

    [Theory]
    [InlineData("“We learned more.”", "We learned more.")]
    [InlineData("\"We learned more\".", "We learned more.")]
    [InlineData("\"We learned more.\".", "We learned more.")]
    [InlineData("«\u00a0Nous avons appris\u00a0!\u00a0»", "Nous avons appris\u00a0!")]
    [InlineData("„Er sagte „ja“ und ging“", "Er sagte „ja“ und ging")]
    [InlineData("\"He said \"yes\" to us\"", "He said \"yes\" to us")]
    [InlineData("““Twice””", "Twice")]
    [InlineData("“‘Twice’”", "Twice")]
    [InlineData("\u200f”مدينة“\u200f", "مدينة")]
    [InlineData("“他说“你好”了”", "他说“你好”了")]
    [InlineData("'It's the cities that don't'", "It's the cities that don't")]
    [InlineData(" plain ", "plain")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Marks_around_the_whole_are_taken_off(string? quote, string expected) => Assert.Equal(expected, QuotationMarks.TakeOff(quote));

    [Theory]
    [InlineData("“Yes” and “no”")]
    [InlineData("\"Yes\" and \"no\"")]
    [InlineData("«\u202fOui\u202f» et «\u202fnon\u202f»")]
    [InlineData("„Ja“ und „nein“")]
    [InlineData("”Ja” och ”nej”")]
    [InlineData("“A” and „c“")]
    [InlineData("“你好”和“再见”")]
    [InlineData("'Yes' and 'no'")]
    [InlineData("\"Yes?\" \"No.\"")]
    [InlineData("“Only at the beginning")]
    [InlineData("Only at the end”")]
    [InlineData("A “word” within")]
    [InlineData("“")]
    [InlineData("“”")]
    [InlineData("'90s and the 'noughties'")]
    public void Marks_that_belong_to_a_part_stay(string quote) => Assert.Equal(quote, QuotationMarks.TakeOff(quote));

    [Fact]
    public void Whatever_is_put_around_a_quotation_comes_off_again_and_nothing_else()
        => Gen.Select(s_words, s_marks.Array[0, 3]).Sample((words, around) =>
            Assert.Equal(words, QuotationMarks.TakeOff(around.Aggregate(words, (text, marks) => marks.Before + text + marks.After))));

    [Fact]
    public void Two_quoted_parts_keep_their_marks()
        => Gen.Select(s_words, s_words, s_language).Sample((first, second, language) =>
        {
            var marks = QuotationMarks.Of(language);
            var quote = $"{marks.Around(first)} and {marks.Around(second)}";
            return QuotationMarks.TakeOff(quote) == quote;
        });

    [Fact]
    public void No_word_is_ever_lost_and_taking_off_twice_is_taking_off_once()
        => Gen.OneOf(Any.HostileText.Where(text => text.Length < 1_000), Gen.Select(Gen.OneOf([.. "“”„«»\"'’‘ a.b"]).Array[0, 12], letters => new string(letters))).Sample(text =>
        {
            var off = QuotationMarks.TakeOff(text);
            return QuotationMarks.TakeOff(off) == off && off.Where(char.IsLetterOrDigit).SequenceEqual(text.Where(char.IsLetterOrDigit));
        });

    [Theory]
    [InlineData("«\u202fPremier.\u202f»\n\nSecond.", true)]
    [InlineData("« Premier.\n\n« Second. »", true)]
    [InlineData("“He said ‘yes’,” she told us, “and then left.”", true)]
    [InlineData("“Yes” and “no”.", true)]
    [InlineData("He said “yes”", true)]
    [InlineData("“We learned more.”", false)]
    [InlineData("A “word” within", false)]
    [InlineData("’Tis the ’90s of the cities’", false)]
    public void Who_writes_marks_that_stay_at_an_end_is_told(string quote, bool isTold)
    {
        var mended = new QuotationMender().Mend(new("Testimonial", "Testimonial.Quote.Text"), quote);
        Assert.Equal(isTold, mended?.Changes.Any(change => change.Kind == QuotationMender.StayAtEnds) ?? false);
        Assert.True(!isTold || mended!.Text == quote);
    }

    [Theory]
    [InlineData("One.\n\n\nTwo.", "One.\n\nTwo.")]
    [InlineData("One.\r\n \r\n\u00a0\r\n\r\nTwo.\n\nThree.\nFour.", "One.\n\nTwo.\n\nThree.\nFour.")]
    public void One_empty_line_stands_between_paragraphs(string quote, string expected)
        => Assert.Equal(expected, new QuotationMender().Mend(new("Testimonial", "Testimonial.Quote.Text"), quote)!.Text);

    [Fact]
    public void After_mending_no_page_shows_two_marks_untold()
        => Gen.Select(Gen.OneOf("“", "«\u202f", "„", "\"", "", "『"), s_words.Array[1, 3], Gen.OneOf("”", "\u202f»", "“", "\"", "", "』")).Sample((open, words, close) =>
        {
            var quote = open + string.Join("\n\n\n", words) + close;
            var mended = new QuotationMender().Mend(new("Testimonial", "Testimonial.Quote.Text"), quote) ?? new(quote, []);
            Assert.DoesNotContain("\n\n\n", mended.Text, StringComparison.Ordinal);
            var hasMarks = mended.Text.IndexOfAny([.. "“”«»„\"『』"]) >= 0;
            Assert.Equal(hasMarks, mended.Changes.Any(change => change.Kind == QuotationMender.StayAtEnds));
            Assert.Equal(mended.Text, (new QuotationMender().Mend(new("Testimonial", "Testimonial.Quote.Text"), mended.Text) ?? mended).Text);
        });

    [Fact]
    public void French_marks_have_blanks_that_do_not_break()
        => Assert.Equal($"«{Narrow}Oui{Narrow}»", QuotationMarks.Of("fr").Around("Oui"));
}
