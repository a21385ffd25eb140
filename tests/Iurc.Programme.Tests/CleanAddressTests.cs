using CsCheck;
using Iurc.Programme.Links;
using Xunit;

namespace Iurc.Programme.Tests;

/// <summary>Whatever was put around an address comes off again, and nothing else changes.</summary>
public sealed class CleanAddressTests
{
    private static readonly Gen<string> s_text = Gen.String[Gen.Char["abcXYZ019-._~"], 1, 12];

    private static readonly Gen<string> s_address = Gen.Select(
        Gen.OneOf("https://europa.eu/", "http://example.eu/a/b", "https://iurc.example.eu:8443/x"), Gen.OneOf(Gen.Const(""), Gen.Select(s_text, s_text, (key, value) => $"?q{key}={value}")),
        Gen.OneOf("", "#top", "#a=b"), (page, query, fragment) => page + query + fragment);

    private static readonly Gen<Func<string, string>> s_wrapping = Gen.OneOf<Func<string, string>>(
        address => $"https://eur01.safelinks.protection.outlook.com/?url={Uri.EscapeDataString(address)}&data=05%7C02%7Creader%40example.eu%7C&sdata=x%3D&reserved=0",
        address => $"https://gcc02.safelinks.protection.outlook.com/ap/t-59584e83/?URL={Uri.EscapeDataString(address)}&data=x",
        address => $"https://usg01.safelinks.protection.office365.us/?data=x&url={Uri.EscapeDataString(address)}",
        address => $"https://chn01.safelinks.protection.partner.outlook.cn/?url={Uri.EscapeDataString(address)}",
        address => $"https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html?url={Uri.EscapeDataString(address)}&locale=en",
        address => $"https://www.google.com/url?sa=t&q={Uri.EscapeDataString(address)}&usg=AOvVaw",
        address => $"https://www.google.co.uk/url?url={Uri.EscapeDataString(address)}",
        address => $"https://l.facebook.com/l.php?u={Uri.EscapeDataString(address)}&h=AT0",
        address => $"https://urldefense.proofpoint.com/v1/url?u={Uri.EscapeDataString(address)}&k=x",
        address => $"https://urldefense.proofpoint.com/v2/url?u={Uri.EscapeDataString(address).Replace("_", "%5F", StringComparison.Ordinal).Replace("-", "%2D", StringComparison.Ordinal).Replace('%', '-')}&d=DwMF&c=x",
        address => $"https://urldefense.com/v3/__{address}__;!!Abc!def$",
        address => $"https://linkprotect.cudasvc.com/url?a={Uri.EscapeDataString(address)}&c=E,1");

    [Fact]
    public void Wrappings_come_off_however_many_there_are()
        => Gen.Select(s_address, s_wrapping.Array[0, 3]).Sample((address, wrappings) =>
        {
            var clean = CleanAddress.Of(wrappings.Aggregate(address, (inner, wrap) => wrap(inner)));
            Assert.Equal(address, clean.Address);
            Assert.Equal(wrappings.Length == 0, clean.Wrapping.Length == 0);
        });

    [Fact]
    public void Tracking_keys_come_off_and_nothing_else()
        => Gen.Select(s_address, Gen.OneOf("utm_source", "UTM_campaign", "fbclid", "gclid", "mc_eid", "msclkid", "igshid", "_hsenc", "mkt_tok", "yclid").Array[0, 3], s_text, Gen.Bool)
            .Sample((address, keys, value, isFirst) =>
            {
                var hash = address.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? at : address.Length;
                var (page, fragment) = (address[..hash], address[hash..]);
                var pairs = string.Join('&', keys.Select(key => $"{key}={value}"));
                var mark = page.IndexOf('?', StringComparison.Ordinal);
                var tracked = keys.Length == 0 ? page : mark < 0 ? $"{page}?{pairs}" : isFirst ? page.Insert(mark + 1, pairs + "&") : $"{page}&{pairs}";
                var clean = CleanAddress.Of(tracked + fragment);
                Assert.Equal(address, clean.Address);
                Assert.Equal(keys.Distinct(StringComparer.OrdinalIgnoreCase), clean.Keys);
            });

    [Fact]
    public void What_is_clean_stays_as_it_is()
        => Gen.OneOf(Any.HostileText, Any.Address, s_address).Sample(text => CleanAddress.Of(CleanAddress.Of(text).Address).Address == CleanAddress.Of(text).Address);

    [Theory]
    [InlineData("https://urldefense.com/v3/__https://example.eu/a*20b?x=*C3*A9__;JSUl!!K!t$", "https://example.eu/a%20b?x=%C3%A9")]
    [InlineData("https://urldefense.com/v3/__https:/example.eu/__;!!K!t$", "https://example.eu/")]
    [InlineData("https://secure-web.cisco.com/1abc/https%3A%2F%2Fexample.eu%2Fa", "https://example.eu/a")]
    [InlineData("https://safelinks.protection.outlook.com/?url=javascript%3Aalert(1)", "https://safelinks.protection.outlook.com/?url=javascript%3Aalert(1)")]
    [InlineData("https://www.google.com/search?q=https%3A%2F%2Fexample.eu", "https://www.google.com/search?q=https%3A%2F%2Fexample.eu")]
    [InlineData("mailto:a@example.eu?subject=utm_source", "mailto:a@example.eu?subject=utm_source")]
    [InlineData("/about?utm_source=x#top", "/about#top")]
    [InlineData("https://example.eu/?", "https://example.eu/?")]
    [InlineData("https://example.eu/?a=1&amp;utm_source=x", "https://example.eu/?a=1")]
    public void Some_are_special(string address, string clean) => Assert.Equal(clean, CleanAddress.Of(address).Address);
}
