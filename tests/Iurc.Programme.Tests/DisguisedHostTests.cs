using CsCheck;
using Iurc.Programme.Links;
using Iurc.Programme.RichTexts;
using Xunit;

namespace Iurc.Programme.Tests;

/// <summary>Where an address leads is what it looks like.</summary>
public sealed class DisguisedHostTests
{
    private static readonly Gen<string> s_latin = Gen.String[Gen.Char["abcdeopxyéßłž0123456789-"], 1, 8].Where(text => text.Any(char.IsLetter));
    private static readonly Gen<string> s_other = Gen.OneOf("\u0435", "\u0456\u0430", "\u03bf", "\u0565", "\u05d0", "\u0434\u043e");
    private static readonly Gen<string> s_asian = Gen.OneOf("欧洲", "さくら", "サクラ", "서울", "城市");

    [Theory]
    [InlineData("https://www.europa.eu@evil.example/", "evil.example")]
    [InlineData("https://user:secret@evil.example:8443/a?b#c", "evil.example:8443")]
    [InlineData("//europa.eu@evil.example/", "evil.example")]
    [InlineData("https:\\\\europa.eu@evil.example", "evil.example")]
    [InlineData("ht\ntps://@evil.example/", "evil.example")]
    [InlineData("https://\u0435uropa.eu/", "\u0435uropa.eu")]
    [InlineData("https://xn--uropa-ywe.example/", "xn--uropa-ywe.example")]
    public void A_disguise_is_found(string address, string host) => Assert.Equal(host, DisguisedHost.Find(address));

    [Theory]
    [InlineData("https://www.youtube.com/@channel")]
    [InlineData("https://e.eu/?mail=a@b.eu#@")]
    [InlineData("mailto:a@e.eu")]
    [InlineData("/about@us")]
    [InlineData("https://xn--/")]
    [InlineData("https://\u0435\u0432\u0440\u043e\u043f\u0430.eu/")]
    [InlineData("")]
    public void What_is_none_is_left_alone(string address) => Assert.Null(DisguisedHost.Find(address));

    [Fact]
    public void A_label_has_one_script_and_East_Asia_may_have_Latin_beside_its_own()
        => Gen.Select(s_latin, s_other, s_asian, Gen.Bool).Sample((latin, other, asian, isFirst) =>
        {
            Assert.NotNull(DisguisedHost.Find($"https://a.{(isFirst ? other + latin : latin + other)}.eu/"));
            Assert.NotNull(DisguisedHost.Find($"https://{other}{asian}.eu/"));
            Assert.Null(DisguisedHost.Find($"https://a{latin}a.{other}.{asian}.eu/"));
            Assert.Null(DisguisedHost.Find($"https://a{latin}{asian}.eu/"));
        });

    [Fact]
    public void No_text_throws_or_hides_a_name_before_the_host()
        => Gen.OneOf(Any.HostileText, Any.Address).Sample(text =>
        {
            DisguisedHost.Find(text);
            return !WebAddress.IsWeb("https://e.eu/" + text) || DisguisedHost.Find("https://e.eu/" + text) is null;
        });

    [Fact]
    public void It_is_refused_in_texts_and_in_fields()
    {
        Assert.Equal("H005", Assert.Single(RichTextRules.CheckText("Body", "<p><a href='https://europa.eu@evil.example/'>EU</a></p>")).Code);
        Assert.Equal("H006", Assert.Single(RichTextRules.CheckAddress("Address", " https://\u0435uropa.eu/ ")).Code);
        Assert.Empty(RichTextRules.CheckAddress("Text", "https://e.eu@ is what he wrote"));
    }

    [Theory]
    [InlineData("https://eur01.safelinks.protection.outlook.com/?url=javascript%3Aalert(1)&amp;data=x")]
    [InlineData("https://www.google.com/url?q=data%3Atext/html,x")]
    [InlineData("https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Feur01.safelinks.protection.outlook.com%2F%3Furl%3Djavascript%253Aalert(1)")]
    public void A_wrapped_program_is_no_link(string address)
    {
        var (text, changes) = RichTextMender.ToStore($"<p>See <a href=\"{address}\">this</a></p>");
        Assert.Equal("<p>See this</p>", text);
        Assert.Equal(RichTextChanges.DeadLink, Assert.Single(changes).Kind);
    }
}
