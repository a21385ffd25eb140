using CsCheck;
using Xunit;

namespace Iurc.Programme.Tests;

public sealed class WebAddressTests
{
    private static readonly Gen<string> s_label = Gen.String[Gen.Char.AlphaNumeric, 1, 12];

    private static readonly Gen<string> s_host = Gen.OneOf(
        Gen.OneOf("localhost", "127.0.0.1", "[2001:db8::1]", "münchen.de", "xn--mnchen-3ya.de", "ευρώπη.ευ"),
        Gen.Select(s_label, Gen.OneOf("eu", "europa.eu", "com", "org"), (label, domain) => $"{label}.{domain}"));

    private static readonly Gen<string> s_tail = Gen.Select(
        Gen.OneOf(Gen.Const(""), Gen.Int[1, 65535].Select(port => $":{port}")),
        Gen.OneOf(Gen.Const(""), Gen.String[Gen.Char["abcXYZ019-._~/%20!$&'()*+,;=:@éλ中"], 0, 30].Select(path => "/" + path)),
        Gen.OneOf("", "?", "?a=b&c=d", "?next=https://e.eu/"),
        Gen.OneOf("", "#", "#top"),
        (port, path, query, fragment) => port + path + query + fragment);

    private static readonly Gen<string> s_scheme = Gen.OneOf("http", "https", "HTTP", "Https");

    private static readonly Gen<string> s_good = Gen.Select(s_scheme, s_host, s_tail, (scheme, host, tail) => $"{scheme}://{host}{tail}");

    private static readonly char[] s_blanksAndControls =
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(code => (char)code).Where(c => char.IsWhiteSpace(c) || char.IsControl(c))];

    [Theory]
    [InlineData("https://europa.eu")]
    [InlineData("http://europa.eu/")]
    [InlineData("HTTPS://EUROPA.EU/")]
    [InlineData("https://europa.eu:8443/a/b?c=d#e")]
    [InlineData("https://europa.eu/@iurc")]
    [InlineData("https://münchen.de/straße")]
    public void A_web_address_is_accepted(string address) => Assert.True(WebAddress.IsPublic(address));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("europa.eu")]
    [InlineData("www.europa.eu/iurc")]
    [InlineData("/regions/china")]
    [InlineData("~/regions/china")]
    [InlineData("//europa.eu/")]
    [InlineData("https:")]
    [InlineData("https://")]
    [InlineData("https:///iurc")]
    [InlineData("https://?iurc")]
    [InlineData("https:europa.eu")]
    [InlineData("https://europa.eu:99999/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("JavaScript:alert(1)")]
    [InlineData("data:text/html,hello")]
    [InlineData("mailto:info@europa.eu")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://europa.eu@evil.example/")]
    [InlineData("https://@europa.eu/")]
    [InlineData("https://\u200b/")]
    [InlineData("https://europa\u202e.eu/")]
    [InlineData("https://europa.eu/\uffff")]
    [InlineData("https://europa.eu/\ud800")]
    public void Anything_else_is_refused(string? address) => Assert.False(WebAddress.IsPublic(address));

    [Fact]
    public void An_address_may_have_2048_characters_and_no_more()
    {
        var longest = "https://europa.eu/".PadRight(2048, 'a');

        Assert.True(WebAddress.IsPublic(longest));
        Assert.False(WebAddress.IsPublic(longest + "a"));
    }

    [Fact]
    public void Every_http_and_https_address_is_accepted() => s_good.Sample(WebAddress.IsWeb);

    [Fact]
    public void It_is_public_or_private() => s_good.Sample(address => WebAddress.IsPublic(address) != WebAddress.IsPrivate(address));

    [Fact]
    public void Every_other_scheme_is_refused()
        => Gen.Select(
            Gen.OneOf(
                Gen.OneOf("javascript", "data", "ftp", "file", "mailto", "ws", "wss", "vbscript", "blob", "httpx", "httpss", "htt", "shttp"),
                Gen.String[Gen.Char["abcdefghijklmnopqrstuvwxyz"], 1, 8].Where(scheme => scheme is not ("http" or "https"))),
            Gen.OneOf(":", "://", ":///"), s_host, s_tail,
            (scheme, colon, host, tail) => scheme + colon + host + tail)
            .Sample(address => !WebAddress.IsPublic(address));

    [Fact]
    public void Every_address_with_a_user_name_or_a_password_is_refused()
        => Gen.Select(s_scheme, s_label, Gen.OneOf("", ":", ":secret"), Gen.Bool, s_host, s_tail,
            (scheme, user, password, anonymous, host, tail) => $"{scheme}://{(anonymous ? ":" : user)}{password}@{host}{tail}")
            .Sample(address => !WebAddress.IsPublic(address));

    [Fact]
    public void A_blank_or_a_control_character_anywhere_is_refused()
        => (from address in s_good
            from at in Gen.Int[0, address.Length]
            from c in Gen.OneOf(s_blanksAndControls)
            select address.Insert(at, c.ToString()))
            .Sample(address => !WebAddress.IsPublic(address));

    [Fact]
    public void What_is_accepted_is_a_link_to_a_host_whatever_was_typed()
        => Gen.OneOf(Any.HostileText, Any.Address, s_good).Sample(text =>
        {
            if (WebAddress.IsPublic(text))
            {
                Assert.Matches("^[hH][tT][tT][pP][sS]?://[^/?#]", text);
            }
        });
}
