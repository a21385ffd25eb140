using System.Text;
using CsCheck;
using Iurc.Programme.Addresses;
using Xunit;

namespace Iurc.Programme.Tests;

public sealed class AddressRulesTests
{
    private static readonly Gen<string> s_reserved = Gen.OneOf(
        "login", "users/logoff", "changepassword", "twofactor", "admin", "admin/users/index", "api/content", "media/a/b", "contents/contentitems/4x",
        "error/404", "health/ready", "style-guide", "fr", "es/regions", "orchardcore.users/account/login", "iurc.theme/styles", "theadmin/x", ".well-known/security.txt");

    private static readonly Gen<string> s_free = Gen.OneOf(
        "home", "about", "phases", "phases/2016-2020", "regions/iurc-china", "testimonials/rudolf-niessler", "search", "site-map", "data", "contact",
        "legal-notice", "privacy", "cookies", "accessibility", "about-the-funding", "users", "contents", "login-help", "administration", "french", "frame", "mediation",
        "errors", "healthy-cities", "en-route", "apiculture", "news/login", "authenticator", "orchardcore", "énergie", "城市", "a/fr", "two-factor");

    [Theory]
    [InlineData("/login", "The address /login is the site's own (log-in). Choose another title or address.")]
    [InlineData("Admin/Users/Index", "The address /Admin/Users/Index is the site's own (the admin). Choose another title or address.")]
    [InlineData("fr", "The address /fr is the site's own (its pages in French). Choose another title or address.")]
    public void The_message_names_the_clash(string path, string message) => Assert.Equal([message], AddressRules.Check(path).Select(problem => problem.Message));

    [Fact]
    public void What_the_running_site_answers_at_is_refused_too()
    {
        Assert.Empty(AddressRules.Check("register"));
        Assert.Single(AddressRules.Check("register", "OrchardCore.Users.Registration"));
    }

    [Fact]
    public void No_spelling_of_a_reserved_address_is_free() => Respelled(s_reserved).Sample(path => Assert.NotEmpty(AddressRules.Check(path)));

    [Fact]
    public void No_spelling_of_another_address_is_refused() => Respelled(s_free).Sample(path => Assert.Empty(AddressRules.Check(path)));

    [Fact]
    public void Every_address_has_one_canonical_spelling()
        => Gen.OneOf(Respelled(s_reserved), Respelled(s_free), Any.HostileText.Where(text => text.Length < 1000)).Sample(path =>
        {
            var canonical = CanonicalAddress.Of(path);
            Assert.Equal(canonical, CanonicalAddress.Of(canonical));
            Assert.Equal(canonical, CanonicalAddress.Of("/" + canonical + "/"));
        });

    [Fact]
    public void An_address_that_has_been_encoded_a_thousand_times_is_the_same()
        => Assert.NotEmpty(AddressRules.Check("%" + string.Concat(Enumerable.Repeat("25", 1000)) + "6cogin"));

    /// <summary>The same addresses as somebody may write them who hopes that nobody notices.</summary>
    private static Gen<string> Respelled(Gen<string> addresses)
        => from address in addresses
           from ways in Gen.Int[0, 9].Array[address.Length]
           from outer in Gen.OneOf("", "/", "//", "/./", "\\", "%2f", " ", "/x/../")
           from end in Gen.OneOf("", "/", "//", "/.", "%2F", "\u200b", "%20")
           select outer + string.Concat(address.Select((letter, i) => Respell(letter, ways[i]))) + end;

    private static string Respell(char letter, int way) => way switch
    {
        0 => char.ToUpperInvariant(letter).ToString(),
        1 => Encoded(letter),
        2 => Encoded(letter).Replace("%", "%25", StringComparison.Ordinal),
        // The full-width form of a letter of ASCII.
        3 when letter is > ' ' and <= '~' => ((char)(letter + 0xFEE0)).ToString(),
        4 => letter + "\u200b",
        5 => "\u00ad" + letter,
        6 when letter is '/' => "//",
        7 when letter is '/' => "\\",
        8 => letter.ToString().Normalize(NormalizationForm.FormD),
        _ => letter.ToString(),
    };

    private static string Encoded(char letter) => string.Concat(Encoding.UTF8.GetBytes([letter]).Select(octet => $"%{octet:x2}"));
}
