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

        Assert.Equal(expected, region.LinkAddress);
    }

    [Fact]
    public void The_link_is_empty_or_public_whatever_was_typed()
        => Gen.OneOf(Any.Region, Any.RegionOf(Any.HostileText, Any.HostileText, Any.HostileText))
            .Sample(region => region.LinkAddress.Length == 0 || WebAddress.IsPublic(region.LinkAddress));

    [Fact]
    public void The_kinds_of_link_keep_the_names_under_which_they_are_stored()
        => Assert.Equal(("page", "website"), (RegionFacts.PageLink, RegionFacts.WebsiteLink));
}
