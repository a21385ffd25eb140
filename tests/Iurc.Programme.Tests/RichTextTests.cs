using CsCheck;
using Xunit;

namespace Iurc.Programme.Tests;

public sealed class RichTextTests
{
    [Theory]
    [InlineData("/media/mayors.jpg")]
    [InlineData("/media/a/b c.png?v=1#top")]
    [InlineData("/")]
    public void A_picture_of_the_site_is_its_own(string address) => Assert.True(RichText.IsOwnPicture(address));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("mayors.jpg")]
    [InlineData("https://evil.example/x.png")]
    [InlineData("//evil.example/x.png")]
    [InlineData("/\t/evil.example/x.png")]
    [InlineData("/\n/evil.example/x.png")]
    [InlineData("\u0001//evil.example/x.png")]
    [InlineData(" /media/x.png")]
    [InlineData("/\\evil.example/x.png")]
    [InlineData("\\\\evil.example/x.png")]
    public void Any_other_is_not(string? address) => Assert.False(RichText.IsOwnPicture(address));

    // How a browser reads an address (WHATWG URL Standard, 4.4).
    [Fact]
    public void No_spelling_of_another_host_passes()
        => Gen.String[Gen.Char["/\\\t\r\n\0\u0001\u001f evil.x"], 0, 12].Sample(address =>
        {
            var read = address.Trim([.. Enumerable.Range(0, 0x21).Select(code => (char)code)])
                .Replace("\t", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal).Replace('\\', '/');
            return !read.StartsWith("//", StringComparison.Ordinal) || !RichText.IsOwnPicture(address);
        });
}
