using CsCheck;
using Iurc.Programme.Regions;
using Xunit;

namespace Iurc.Programme.Tests;

public sealed class RegionFactsTests
{
    private const string Website = "https://iurc.example.eu/china/";
    private const string Archive = "https://archive.example.org/china/";

    [Theory]
    [InlineData(Website, false, "", Website)]
    [InlineData(Website, false, Archive, Website)]
    [InlineData(Website, true, Archive, Archive)]
    [InlineData(Website, true, "", "")]
    [InlineData("", false, Archive, "")]
    [InlineData("", false, "", "")]
    [InlineData("javascript:alert(1)", false, Archive, "")]
    [InlineData(Website, true, "javascript:alert(1)", "")]
    public void The_link_leads_to_the_website_and_once_that_has_closed_to_its_copy(string website, bool closed, string archive, string expected)
    {
        var region = Good.Region with { Website = website, ClosedOn = closed ? Good.Today : null, ArchiveAddress = archive };

        Assert.Equal(expected, region.LinkAddressOn(Good.Today));
    }

    [Theory]
    [InlineData("2024-12-30", false)]
    [InlineData("2024-12-31", true)]
    [InlineData("2025-01-01", true)]
    public void A_website_is_closed_from_its_day_on(string today, bool closed)
    {
        var day = DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(closed, Good.FullRegion.IsClosedOn(day));
        Assert.Equal(closed ? Good.FullRegion.ArchiveAddress : Good.FullRegion.Website, Good.FullRegion.LinkAddressOn(day));
    }

    [Fact]
    public void A_website_without_a_closing_day_stays_open()
        => Any.Date.Sample(today => !Good.Region.IsClosedOn(today));

    [Fact]
    public void The_link_is_empty_or_public_whatever_was_typed()
        => Gen.OneOf(Any.Region, Any.RegionOf(Any.HostileText, Any.HostileText, Any.HostileText))
            .Sample(region => region.LinkAddressOn(Good.Today).Length == 0 || WebAddress.IsPublic(region.LinkAddressOn(Good.Today)));

    [Fact]
    public void The_kinds_of_link_keep_the_names_under_which_they_are_stored()
        => Assert.Equal(("page", "website"), (RegionFacts.PageLink, RegionFacts.WebsiteLink));
}
