using CsCheck;
using Iurc.Programme.Pictures;
using Xunit;

namespace Iurc.Programme.Tests;

public sealed class MediaAddressTests
{
    private static readonly Gen<string> s_file = Gen.OneOf("x.pdf", "Reports/x y.pdf", "a/b/é.png", "media/x.pdf", "a..b/50%.png", "a#b.pdf", "%2e%2e/x.png", "a%2Fb.png");

    // Each leaves an address leading where it has led, if steps are taken in this order: what is escaped is not torn apart, and blanks are at the ends.
    private static readonly Gen<Func<string, string>>[] s_steps =
    [
        Gen.OneOf(
            Gen.Select(Gen.Int[0, 1000], Gen.Bool, (at, isUpper) => new Func<string, string>(address => Escape(address, at, isUpper))),
            Gen.Select(Gen.Int[0, 1000], Gen.OneOf("/./", "/a/../", "/%2e/", "/a/b/.%2E/../", "//../", "/x/%2e%2e/"), (at, way) => new Func<string, string>(address => Swap(address, way, at)))),
        Gen.Int[0, 1000].Select(at => new Func<string, string>(address => Swap(address, "\\", at))),
        Gen.OneOf("", "?v=1", "#page=2", "?a/media/y#/../").Select(end => new Func<string, string>(address => address + end)),
        Gen.Select(Gen.OneOf("\t", "\n", "\r"), Gen.Int[0, 1000], (text, at) => new Func<string, string>(address => address.Insert(at % (address.Length + 1), text))),
        Gen.Select(Gen.OneOf(" ", "\0", "\u001f", "\t ", "\u0001\n"), Gen.Bool, (blank, isLast) => new Func<string, string>(address => isLast ? address + blank : blank + address)),
    ];

    private static readonly Gen<Func<string, string>[]> s_chain = s_steps.Aggregate(
        Gen.Const(Array.Empty<Func<string, string>>()),
        (chain, step) => Gen.Select(chain, step.Array[0, 3], (before, after) => (Func<string, string>[])[.. before, .. after]));

    private static readonly Gen<string> s_start = Gen.OneOf(
        "/media/", "media/", "./media/", "../media/", "../../a/../media/", "/MEDIA/", "/site/media/", "https://iurc.eu/media/", "HTTPS:/media/", "https:media/", "//iurc.eu/site/media/", "~/media/");

    [Theory]
    [InlineData("media/x.pdf")]
    [InlineData("\\media\\x.pdf")]
    [InlineData("/%6dedia/x.pdf")]
    [InlineData("/me\ndia/x\t.pdf\r")]
    [InlineData("\u0001 /media/x.pdf \0")]
    [InlineData("https:\\\\iurc.eu\\media/x.pdf?v=1#page=2")]
    [InlineData("/media//x.pdf")]
    [InlineData("/media/a/%2E./x.pdf")]
    [InlineData("/media/a//../../x.pdf")]
    [InlineData("/media/a%5c..%5cx.pdf")]
    [InlineData("/media%2Fx.pdf")]
    [InlineData("/media/x.pdf%20")]
    public void However_it_is_written_it_leads_to_the_file(string address) => Assert.Equal(["x.pdf"], MediaAddress.PathsOf(address, "/media"));

    [Theory]
    [InlineData("")]
    [InlineData("/media")]
    [InlineData("/media/")]
    [InlineData("/mediation/x.pdf")]
    [InlineData("/social media/x.pdf")]
    [InlineData("/media/../x.pdf")]
    [InlineData("/search?q=/media/x.pdf")]
    [InlineData("#/media/x.pdf")]
    [InlineData("/media/x\u0001.pdf")]
    public void What_leads_to_no_file_does_not(string address) => Assert.Empty(MediaAddress.PathsOf(address, "/media"));

    [Fact]
    public void Every_spelling_of_a_media_address_is_found()
        => Gen.Select(s_file, s_start, s_chain).Sample((file, start, steps) =>
            MediaAddress.PathsOf(steps.Aggregate(start + string.Join('/', file.Split('/').Select(Uri.EscapeDataString)), (address, step) => step(address)), "/site/media").Contains(file));

    [Fact]
    public void Whatever_comes_each_path_is_in_its_one_form()
        => Gen.Select(s_start, Any.HostileText).Sample((start, text) =>
            MediaAddress.PathsOf(start + text, "/media").All(path => MediaPath.TryNormalize(path, out var normal) && normal == path));

    // At one of the places after the library's name.
    private static string Swap(string address, string by, int at)
    {
        var start = address.LastIndexOf("edia/", StringComparison.OrdinalIgnoreCase);
        var places = Enumerable.Range(0, address.Length).Where(i => i > start && start >= 0 && address[i] == '/').ToArray();
        return places.Length == 0 ? address : address.Remove(places[at % places.Length], 1).Insert(places[at % places.Length], by);
    }

    // A letter or a digit from the library's name on, but not of what is escaped already.
    private static string Escape(string address, int at, bool isUpper)
    {
        var start = address.LastIndexOf("media", StringComparison.OrdinalIgnoreCase);
        var places = Enumerable.Range(0, address.Length).Where(i => i >= start && start >= 0 && char.IsAsciiLetterOrDigit(address[i])
            && !address.AsSpan(Math.Max(0, i - 2), Math.Min(i, 2)).Contains('%')).ToArray();
        if (places.Length == 0)
        {
            return address;
        }

        var place = places[at % places.Length];
        return address.Remove(place, 1).Insert(place, "%" + ((int)address[place]).ToString(isUpper ? "X2" : "x2", null));
    }
}
