using Xunit;

namespace Iurc.Programme.Tests;

public sealed class CountriesTests
{
    /// <summary>ISO 3166-1 alpha-2, from the time zone database's iso3166.tab.</summary>
    private const string Iso3166 = """
        AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD
        CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF
        GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN
        KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA
        NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI
        SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI
        VN VU WF WS YE YT ZA ZM ZW
        """;

    [Fact]
    public void There_are_249_countries_and_territories() => Assert.Equal(249, Countries.All.Count);

    [Fact]
    public void They_are_those_of_ISO_3166()
        => Assert.Equal(
            Iso3166.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
            Countries.All.Select(country => country.Key).Order(StringComparer.Ordinal));

    [Fact]
    public void A_code_is_two_capital_letters() => Assert.All(Countries.All, country => Assert.Matches("^[A-Z]{2}$", country.Key));

    [Fact]
    public void Every_country_has_a_name_of_its_own()
    {
        Assert.All(Countries.All, country => Assert.Equal(country.Value.Trim(), country.Value));
        Assert.DoesNotContain("", Countries.All.Select(country => country.Value));
        Assert.Distinct(Countries.All.Select(country => country.Value), StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_list_is_sorted_by_name_whatever_the_accents()
    {
        var names = Countries.All.Select(country => country.Value).ToList();

        Assert.Equal(["Afghanistan", "Åland Islands", "Albania"], names.Take(3));
        Assert.Equal("Zimbabwe", names[^1]);
        Assert.Equal(names.Where(IsAscii).Order(StringComparer.Ordinal), names.Where(IsAscii));
    }

    [Theory]
    [InlineData("SK", "Slovakia")]
    [InlineData("CI", "Côte d’Ivoire")]
    [InlineData("GB", "United Kingdom")]
    public void A_code_has_a_name(string code, string name) => Assert.Equal(name, Countries.NameOf(code));

    [Fact]
    public void Every_code_on_the_list_is_known_by_its_name()
        => Assert.All(Countries.All, country =>
        {
            Assert.True(Countries.IsKnown(country.Key));
            Assert.Equal(country.Value, Countries.NameOf(country.Key));
        });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("sk")]
    [InlineData(" SK")]
    [InlineData("SVK")]
    [InlineData("XX")]
    [InlineData("EU")]
    [InlineData("Slovakia")]
    public void Anything_else_is_not_known_and_has_no_name(string? code)
    {
        Assert.False(Countries.IsKnown(code));
        Assert.Equal("", Countries.NameOf(code));
    }

    private static bool IsAscii(string name) => name.All(char.IsAscii);
}
