using CsCheck;
using Iurc.Programme.Testimonials;
using Xunit;

namespace Iurc.Programme.Tests;

public sealed class TestimonialRulesTests
{
    private static readonly TestimonialFacts s_nobody = Good.Testimonial with { PersonName = "" };

    private static IReadOnlyList<Problem> Check(TestimonialFacts testimonial) => TestimonialRules.Check(testimonial, Good.Exists, Good.Today);

    [Fact]
    public void A_testimonial_with_only_what_is_needed_raises_no_problem() => AssertSound(Good.Testimonial);

    [Fact]
    public void A_testimonial_with_every_field_filled_raises_no_problem() => AssertSound(Good.FullTestimonial);

    [Fact]
    public void A_place_or_an_organisation_can_speak_too()
    {
        AssertSound(s_nobody with { Place = "Bratislava" });
        AssertSound(s_nobody with { Organisation = "DG REGIO, European Commission" });
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\r\n")]
    public void T001_a_testimonial_needs_a_quotation(string quote)
        => Expect.Only(Check(Good.Testimonial with { Quote = quote }), "T001", "Quote", Severity.Error, "Write what was said", "without quotation marks");

    [Theory]
    [InlineData("")]
    [InlineData("EN")]
    [InlineData("english")]
    public void T002_a_quotation_is_in_a_known_language(string language)
        => Expect.Only(Check(Good.Testimonial with { Language = language }), "T002", "Language", Severity.Error, "Choose the language");

    [Theory]
    [InlineData("", "")]
    [InlineData("Mayor", "")]
    [InlineData("Mayor", "SK")]
    public void T003_a_role_or_a_country_alone_does_not_say_who_is_quoted(string role, string country)
        => Expect.Only(Check(s_nobody with { PersonName = "\t", Place = " ", Organisation = "\n", PersonRole = role, Country = country }),
            "T003", "PersonName", Severity.Error, "Say who is quoted", "person", "place", "organisation");

    [Theory]
    [InlineData("sk")]
    [InlineData("Slovakia")]
    [InlineData("XX")]
    [InlineData(" ")]
    public void T004_a_country_is_chosen_by_its_code(string country)
        => Expect.Only(Check(Good.Testimonial with { Country = country }), "T004", "Country", Severity.Error,
            $"\"{country}\" is not a country code", "from the list");

    [Fact]
    public void T005_a_quotation_without_a_source_is_pointed_out()
        => Expect.Only(Check(Good.Testimonial with { SourceAddress = "" }), "T005", "SourceAddress", Severity.Warning, "No source yet", "Add the address");

    [Theory]
    [InlineData("iurc.example.eu")]
    [InlineData("data:text/html,hello")]
    [InlineData(" ")]
    public void T006_a_source_needs_a_full_web_address(string address)
        => Expect.Only(Check(Good.Testimonial with { SourceAddress = address }), "T006", "SourceAddress", Severity.Error,
            $"\"{address}\" is not a full web address", "beginning with https://");

    [Fact]
    public void T007_nothing_is_quoted_from_the_future()
        => Expect.Only(Check(Good.Testimonial with { SaidOn = Good.Today.AddDays(1) }), "T007", "SaidOn", Severity.Error,
            "in the future", "the day on which it was said", "leave it empty");

    [Fact]
    public void T008_nothing_is_published_without_permission()
        => Expect.Only(TestimonialRules.CheckPublishing(Good.Testimonial with { PermissionGiven = false }), "T008", "PermissionGiven", Severity.Error,
            "Ask the speaker for permission", "tick the box", "draft");

    [Fact]
    public void T009_every_phase_that_is_spoken_of_must_exist()
        => Expect.Only(Check(Good.Testimonial with { PhaseIds = [Good.Phase.Id, "gone"] }), "T009", "Phases", Severity.Error,
            "no longer there", "Take it out, or choose another");

    [Fact]
    public void T009_every_region_that_is_spoken_of_must_exist()
        => Expect.Only(Check(Good.Testimonial with { RegionIds = ["gone", Good.Region.Id] }), "T009", "Regions", Severity.Error,
            "no longer there", "Take it out, or choose another");

    [Fact]
    public void All_faults_are_told_at_once()
        => Assert.Equal(["T001", "T002", "T003", "T005"], Check(new TestimonialFacts { Id = "new" }).Select(problem => problem.Code));

    [Fact]
    public void A_testimonial_and_a_way_to_find_items_are_needed()
    {
        Assert.Throws<ArgumentNullException>(() => TestimonialRules.Check(null!, Good.Exists, Good.Today));
        Assert.Throws<ArgumentNullException>(() => TestimonialRules.Check(Good.Testimonial, null!, Good.Today));
        Assert.Throws<ArgumentNullException>(() => TestimonialRules.CheckPublishing(null!));
    }

    [Fact]
    public void A_draft_may_wait_for_permission()
        => Any.Testimonial.Sample(testimonial =>
            Assert.Equal(Check(testimonial).Report(), Check(testimonial with { PermissionGiven = !testimonial.PermissionGiven }).Report()));

    [Fact]
    public void Only_the_permission_is_asked_for_once_more_at_publishing()
        => Any.Testimonial.Sample(testimonial =>
            Assert.Equal(testimonial.PermissionGiven ? [] : ["T008"], TestimonialRules.CheckPublishing(testimonial).Select(problem => problem.Code)));

    [Fact]
    public void A_date_is_refused_exactly_when_it_lies_after_today()
        => Gen.Select(Any.Testimonial, Any.Date, Gen.Int[-2, 2]).Sample((testimonial, today, days) =>
            TestimonialRules.Check(testimonial with { SaidOn = today.AddDays(days) }, Good.Exists, today).Has("T007") == (days > 0));

    [Fact]
    public void A_source_is_missing_or_public_or_refused()
        => Any.Testimonial.Sample(testimonial =>
        {
            var problems = Check(testimonial);
            Assert.Equal(testimonial.SourceAddress.Length == 0, problems.Has("T005"));
            Assert.Equal(testimonial.SourceAddress.Length > 0 && !WebAddress.IsWeb(testimonial.SourceAddress), problems.Has("T006"));
        });

    private static void AssertSound(TestimonialFacts testimonial)
    {
        Assert.Empty(Check(testimonial));
        Assert.Empty(TestimonialRules.CheckPublishing(testimonial));
    }
}
