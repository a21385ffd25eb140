using CsCheck;
using Iurc.Programme.Links;
using Xunit;

namespace Iurc.Programme.Tests;

/// <summary>Links within the site, in whatever way somebody writes them.</summary>
public sealed class InternalLinkTests
{
    private static readonly Gen<string> s_path = Gen.OneOf("", "about", "regions/iurc-china", "phases/2016-2020", "städte", "a b");

    private static readonly Gen<string> s_page = Gen.OneOf("", "about", "regions/iurc-china", "a/b/c");

    [Fact]
    public void All_spellings_of_an_address_lead_to_the_same_page()
        => Gen.Select(s_path, s_page, Gen.OneOf("", "/t1"), Gen.OneOf("", "?x=1", "?"), Gen.Bool, Gen.Int[0, 7]).Sample((path, page, siteBase, query, ends, way) =>
        {
            var below = path + (ends && path.Length > 0 ? "/" : "");
            var written = way switch
            {
                0 => "~/" + below,
                1 => siteBase + "/" + below,
                2 => " \t" + siteBase.ToUpperInvariant() + "/" + below.ToUpperInvariant() + "\n",
                3 => siteBase + "/" + string.Join('/', below.Split('/').Select(Uri.EscapeDataString)),
                4 => "https://Site.example:443" + siteBase + "/" + below,
                5 => "http://site.example:80" + siteBase + "/" + below,
                6 => "//site.example" + siteBase + "/" + below,
                _ => siteBase.Replace('/', '\\') + "\\" + below.Replace('/', '\\'),
            };
            var expected = InternalLink.Read("~/" + path)!;
            Assert.Equal(expected with { Host = way is >= 4 and <= 6 ? "site.example" : "" }, InternalLink.Read(written + query, page, siteBase));
        });

    [Fact]
    public void A_place_on_a_page_is_told_from_the_page()
        => Gen.Select(s_path, s_page, Gen.OneOf("results", "Ergebnisse-für-alle", "a%b")).Sample((path, page, place) =>
        {
            var there = InternalLink.Read($"~/{path}?x#{Uri.EscapeDataString(place)}", page);
            Assert.Equal((InternalLink.Read("~/" + path)!.Path, place), (there!.Path, there.Fragment));
            var here = InternalLink.Read("#" + Uri.EscapeDataString(place), page);
            Assert.Equal((InternalLink.Read("~/" + page)!.Path, place), (here!.Path, here.Fragment));
        });

    [Theory]
    [InlineData("china", "regions/asia", "regions/china")]
    [InlineData("../about", "regions/asia", "about")]
    [InlineData("./", "regions/asia", "regions")]
    [InlineData("?page=2", "testimonials", "testimonials")]
    [InlineData("#", "testimonials", "testimonials")]
    [InlineData("about", "", "about")]
    public void What_begins_with_no_slash_is_beside_the_page(string written, string page, string path) => Assert.Equal(path, InternalLink.Read(written, page)!.Path);

    [Theory]
    [InlineData("mailto:a@example.eu")]
    [InlineData("tel:+32")]
    [InlineData("javascript:void(0)")]
    [InlineData("data:text/html,x")]
    [InlineData("")]
    [InlineData(null)]
    public void What_leads_to_no_page_is_none(string? written) => Assert.Null(InternalLink.Read(written, "about"));

    [Theory]
    [InlineData("/about")]
    [InlineData("/t10/about")]
    public void What_lies_beside_the_site_is_not_its_own(string written) => Assert.Null(InternalLink.Read(written, "", "/t1"));

    [Fact]
    public void Whatever_somebody_writes_can_be_read()
        => Gen.Select(Any.HostileText, Any.HostileText, Gen.OneOf("", "/t1")).Sample((written, page, siteBase) =>
        {
            var link = InternalLink.Read(written, page, siteBase);
            Assert.True(link is null || (!link.Path.StartsWith('/') && !link.Path.EndsWith('/')));
        }, iter: 2_000);
}
