using CsCheck;
using Iurc.Programme.Regions;
using Xunit;

namespace Iurc.Programme.Tests;

public sealed class RegionRulesTests
{
    private static readonly RegionFacts s_china = Good.Region with { Title = "China" };

    private static IReadOnlyList<Problem> Check(RegionFacts region, params RegionFacts[] others) => RegionRules.Check(region, others, Good.Exists, Good.Today);

    [Fact]
    public void A_region_with_only_what_is_needed_raises_no_problem() => Assert.Empty(Check(Good.Region));

    [Fact]
    public void A_region_with_every_field_filled_raises_no_problem_among_its_neighbours()
        => Assert.Empty(Check(Good.FullRegion, Good.OtherRegion, Good.FullRegion));

    [Fact]
    public void R001_a_region_needs_a_phase()
        => Expect.Only(Check(Good.Region with { PhaseIds = [] }), "R001", "Phases", Severity.Error, "Choose the phase");

    [Fact]
    public void R002_every_phase_of_a_region_must_exist()
        => Expect.Only(Check(Good.Region with { PhaseIds = [Good.Phase.Id, "gone"] }), "R002", "Phases", Severity.Error,
            "no longer there", "choose another");

    [Fact]
    public void R003_a_region_without_an_address_is_pointed_out()
        => Expect.Only(Check(Good.Region with { Website = "" }), "R003", "Website", Severity.Warning,
            "No address yet", "without a link", "Add the address");

    [Theory]
    [InlineData("iurc.example.eu/china")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://iurc.example.eu/latin america")]
    [InlineData(" ")]
    public void R004_a_website_needs_a_full_web_address(string address)
        => Expect.Only(Check(Good.Region with { Website = address }), "R004", "Website", Severity.Error,
            $"\"{address}\" is not a full web address", "for example https://");

    [Theory]
    [InlineData("")]
    [InlineData("Page")]
    [InlineData("blog")]
    public void R005_a_link_leads_to_a_page_or_a_website(string kind)
        => Expect.Only(Check(Good.Region with { LinkKind = kind }), "R005", "LinkKind", Severity.Error, "a page or a website");

    [Theory]
    [InlineData("China")]
    [InlineData("  china ")]
    public void R006_two_regions_cannot_share_a_name(string title)
        => Expect.Only(Check(s_china, Good.OtherRegion, Good.OtherRegion with { Title = title }), "R006", "Title", Severity.Error,
            $"is called \"{title.Trim()}\" too", "its own name");

    [Fact]
    public void Two_regions_without_a_name_do_not_share_one()
        => Assert.Empty(Check(Good.Region with { Title = " " }, Good.OtherRegion with { Title = "" }));

    [Fact]
    public void R007_a_country_is_chosen_by_its_code()
        => Expect.Only(Check(Good.Region with { Countries = ["CN", "China", "HK"] }), "R007", "Countries", Severity.Error,
            "\"China\" is not a country code", "from the list");

    [Fact]
    public void R007_names_every_code_that_is_not_known()
    {
        var problems = Check(Good.Region with { Countries = ["cn", "XX", "CN"] });

        Assert.Collection(problems,
            problem => Assert.StartsWith("\"cn\" is not", problem.Message, StringComparison.Ordinal),
            problem => Assert.StartsWith("\"XX\" is not", problem.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("archive.example.org")]
    [InlineData("ftp://archive.example.org/")]
    [InlineData(" ")]
    public void R008_an_archived_copy_needs_a_full_web_address(string address)
    {
        var open = Good.Region with { ArchiveAddress = address };
        var closed = open with { ClosedOn = Good.Today };

        string[] words = [$"\"{address}\" is not a full web address", "beginning with https://"];
        Expect.Only(Check(open), "R008", "ArchiveAddress", Severity.Error, words);
        Expect.Only(Check(closed), "R008", "ArchiveAddress", Severity.Error, words);
    }

    [Fact]
    public void R009_a_closed_website_without_an_archived_copy_is_pointed_out()
        => Expect.Only(Check(Good.Region with { ClosedOn = Good.Today }), "R009", "ArchiveAddress", Severity.Warning,
            "has closed", "plain text", "Add the address of a copy");

    [Fact]
    public void R010_a_website_that_will_close_without_an_archived_copy_is_pointed_out_while_there_is_time()
        => Expect.Only(Check(Good.Region with { ClosedOn = Good.Today.AddDays(1) }), "R010", "ArchiveAddress", Severity.Warning,
            "closes on 2025-06-16", "from that day on", "Have a copy made");

    [Fact]
    public void A_website_that_will_close_is_open_until_then()
        => Expect.Only(Check(Good.Region with { Website = "", ClosedOn = Good.Today.AddDays(1), ArchiveAddress = "https://archive.example.org/" }), "R003", "Website",
            Severity.Warning, "No address yet");

    [Fact]
    public void All_faults_are_told_at_once()
        => Assert.Equal(["R001", "R003", "R005"], Check(new RegionFacts { Id = "new" }).Select(problem => problem.Code));

    [Fact]
    public void A_region_a_list_and_a_way_to_find_phases_are_needed()
    {
        Assert.Throws<ArgumentNullException>(() => RegionRules.Check(null!, [], Good.Exists, Good.Today));
        Assert.Throws<ArgumentNullException>(() => RegionRules.Check(Good.Region, null!, Good.Exists, Good.Today));
        Assert.Throws<ArgumentNullException>(() => RegionRules.Check(Good.Region, [], null!, Good.Today));
    }

    [Fact]
    public void A_website_is_missing_or_public_or_refused()
        => Any.Region.Sample(region =>
        {
            var problems = Check(region);
            Assert.Equal(region.Website.Length == 0 && !region.IsClosedOn(Good.Today), problems.Has("R003"));
            Assert.Equal(region.Website.Length > 0 && !WebAddress.IsWeb(region.Website), problems.Has("R004"));
        });

    [Fact]
    public void A_shared_name_is_seen_from_both_sides()
        => Gen.Select(Any.Region, Any.Region).Sample((one, two) =>
            Check(one, two with { Id = "two" }).Has("R006") == Check(two with { Id = "two" }, one).Has("R006"));

    [Fact]
    public void The_order_of_the_regions_does_not_matter()
        => (from region in Any.Region
            from others in Any.OtherRegions
            from shuffled in Gen.Shuffle(others.ToArray())
            select (region, others, shuffled))
            .Sample((region, others, shuffled) => Assert.Equal(Check(region, others).Verdict(), Check(region, shuffled).Verdict()));

    [Fact]
    public void It_does_not_matter_whether_the_region_is_among_all_regions()
        => Gen.Select(Any.Region, Any.Region, Any.OtherRegions).Sample((region, earlier, others) =>
        {
            var expected = Check(region, others).Report();
            Assert.Equal(expected, Check(region, [region, .. others]).Report());
            Assert.Equal(expected, Check(region, [.. others, region with { }]).Report());
            Assert.Equal(expected, Check(region, [earlier with { Id = region.Id, Title = region.Title }, .. others]).Report());
        });
}
