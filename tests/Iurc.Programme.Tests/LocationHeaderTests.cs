using CsCheck;
using Iurc.Programme.Addresses;
using Xunit;

namespace Iurc.Programme.Tests;

/// <summary>Whatever somebody asks to be led to, the header can hold it, and a browser reads the same address.</summary>
public sealed class LocationHeaderTests
{
    [Theory]
    [InlineData("/about?a=1&b=%C3%BC#top", "/about?a=1&b=%C3%BC#top")]
    [InlineData("/\u00fc", "/%C3%BC")]
    [InlineData("/a?\x7f", "/a?%7F")]
    [InlineData("/a b", "/a%20b")]
    [InlineData("?a=<script>\"", "?a=%3Cscript%3E%22")]
    public void What_a_header_cannot_hold_is_escaped(string address, string escaped) => Assert.Equal(escaped, LocationHeader.Escape(address));

    [Fact]
    public void It_is_printable_ASCII_says_the_same_and_is_not_escaped_twice()
        => Gen.String.Sample(address =>
        {
            var escaped = LocationHeader.Escape(address);
            Assert.All(escaped, sign => Assert.InRange(sign, '!', '~'));
            Assert.Equal(escaped, LocationHeader.Escape(escaped));
            // A half of a pair of surrogates is no character, and becomes the sign for that.
            var whole = string.Concat(address.EnumerateRunes());
            Assert.Equal(Uri.UnescapeDataString(whole), Uri.UnescapeDataString(escaped));
        });
}
