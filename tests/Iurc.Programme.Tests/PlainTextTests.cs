using CsCheck;
using Xunit;

namespace Iurc.Programme.Tests;

public sealed class PlainTextTests
{
    private static readonly Gen<string> s_break = Gen.OneOf("\r\n", "\n", "\r", "\t", "\r\n\r\n", " \r\n ", "\u2028", "\u0085", "\u000b", " \n");

    [Theory]
    [InlineData("We learned\r\nmore", "We learned more")]
    [InlineData("We learned\rmore", "We learned more")]
    [InlineData("We learned \n\n more", "We learned more")]
    [InlineData("\r\nWe\tlearned\r\n", "We learned")]
    [InlineData("200\u00a0000  so", "200\u00a0000  so")]
    [InlineData(" \r\n", "")]
    [InlineData(null, "")]
    public void A_line_break_is_one_blank(string? text, string expected) => Assert.Equal(expected, PlainText.OneLine(text));

    [Fact]
    public void Words_stay_apart_however_they_were_broken()
        => Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 1, 5].Array[1, 5], s_break).Sample((words, between) =>
            PlainText.OneLine(string.Join(between, words)) == string.Join(' ', words));

    [Fact]
    public void Nothing_is_lost_but_white_space_and_once_is_enough()
        => Gen.Select(Any.HostileText.Where(text => text.Length < 1_000), s_break, Any.HostileText.Where(text => text.Length < 1_000)).Sample((before, between, after) =>
        {
            var text = before + between + after;
            var line = PlainText.OneLine(text);
            Assert.DoesNotContain(line, c => c is '\r' or '\n' or '\t' or '\u2028');
            Assert.Equal(text.Where(c => !char.IsWhiteSpace(c)), line.Where(c => !char.IsWhiteSpace(c)));
            Assert.Equal(line, PlainText.OneLine(line));
        });

    [Theory]
    [InlineData("a\r\nb\rc\nd", "a\nb\nc\nd")]
    [InlineData("a", "a")]
    public void Lines_end_with_one_character(string text, string expected) => Assert.Equal(expected, PlainText.WithLineFeeds(text));
}
