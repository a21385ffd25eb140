using CsCheck;
using Iurc.Programme.Testimonials;
using Xunit;

namespace Iurc.Programme.Tests;

public sealed class AttributionTests
{
    private static TestimonialFacts Said(string person = "", string role = "", string organisation = "", string place = "", string country = "")
        => new() { Id = "it", PersonName = person, PersonRole = role, Organisation = organisation, Place = place, Country = country };

    [Fact]
    public void A_role_or_a_country_alone_is_no_attribution()
    {
        Assert.Equal("", Attribution.Line(Said(role: "Mayor")));
        Assert.Equal("", Attribution.Line(Said(country: "SK")));
    }

    [Fact]
    public void A_person_is_quoted_as_on_the_programmes_own_page()
        => Assert.Equal("Rudolf Niessler, Principal Advisor for International Relations, DG REGIO, European Commission.",
            Attribution.Line(Said("Rudolf Niessler", "Principal Advisor for International Relations", "DG REGIO, European Commission")));

    [Fact]
    public void A_place_is_quoted_as_on_the_programmes_own_page()
        => Assert.Equal("Bratislava (Slovakia)", Attribution.Line(Said(place: "Bratislava", country: "SK")));

    [Theory]
    [InlineData("Ada", "Mayor", "City Hall", "Bratislava", "SK", "Ada, Mayor, City Hall, Bratislava (Slovakia).")]
    [InlineData(" Ada ", "\t", " City Hall\n", " Bratislava ", "", "Ada, City Hall, Bratislava.")]
    [InlineData("Ada", "", "", "", "SK", "Ada, Slovakia.")]
    [InlineData("Ada", "", "", "Bratislava", "XX", "Ada, Bratislava.")]
    [InlineData("Ada King Jr.", "", "", "", "", "Ada King Jr.")]
    [InlineData("", "", "Acme Inc.", "", "", "Acme Inc.")]
    [InlineData("", "", "City Hall", "", "", "City Hall")]
    [InlineData(" ", "", "City Hall", "Bratislava", "SK", "City Hall, Bratislava (Slovakia)")]
    [InlineData("", " ", "", "\t", "", "")]
    public void The_line_holds_what_is_known(string person, string role, string organisation, string place, string country, string expected)
        => Assert.Equal(expected, Attribution.Line(Said(person, role, organisation, place, country)));

    [Theory]
    [InlineData(" Ada ", "City Hall", "Bratislava", "SK", "Ada")]
    [InlineData(" ", "City Hall", " Bratislava", "SK", "Bratislava (Slovakia)")]
    [InlineData("", " City Hall", " ", "SK", "City Hall")]
    [InlineData("", "", "", "SK", "")]
    public void The_speaker_is_the_person_or_else_the_place_or_else_the_organisation(
        string person, string organisation, string place, string country, string expected)
        => Assert.Equal(expected, Attribution.Speaker(Said(person, "Mayor", organisation, place, country)));

    [Fact]
    public void A_testimonial_shows_its_own_line_and_speaker()
    {
        Assert.Equal(Attribution.Line(Good.FullTestimonial), Good.FullTestimonial.Attribution);
        Assert.Equal("Rudolf Niessler", Good.FullTestimonial.Speaker);
    }

    [Fact]
    public void An_attribution_is_complete_exactly_when_a_person_a_place_or_an_organisation_is_named()
        => Any.Testimonial.Sample(testimonial => Attribution.IsComplete(testimonial)
            == !(string.IsNullOrWhiteSpace(testimonial.PersonName)
                && string.IsNullOrWhiteSpace(testimonial.Place)
                && string.IsNullOrWhiteSpace(testimonial.Organisation)));

    [Fact]
    public void A_complete_line_holds_every_part_that_was_given_in_order()
        => Any.Testimonial.Where(Attribution.IsComplete).Sample(testimonial =>
        {
            var line = Attribution.Line(testimonial);
            string[] parts =
            [
                testimonial.PersonName, testimonial.PersonRole, testimonial.Organisation, testimonial.Place, Countries.NameOf(testimonial.Country),
            ];

            var from = 0;
            foreach (var part in parts.Select(part => part.Trim()))
            {
                var at = line.IndexOf(part, from, StringComparison.Ordinal);
                Assert.True(at >= 0, $"\"{part}\" is missing after {from} in \"{line}\".");
                from = at + part.Length;
            }
        });

    [Fact]
    public void A_line_ends_with_one_full_stop_exactly_when_a_person_is_named()
        => Any.Testimonial.Sample(testimonial =>
        {
            var line = Attribution.Line(testimonial);
            Assert.Equal(!string.IsNullOrWhiteSpace(testimonial.PersonName), line.EndsWith('.'));
            Assert.DoesNotContain("..", line, StringComparison.Ordinal);
            Assert.Equal(line.Trim(), line);
        });

    [Fact]
    public void A_testimonial_is_needed()
    {
        Assert.Throws<ArgumentNullException>(() => Attribution.Line(null!));
        Assert.Throws<ArgumentNullException>(() => Attribution.Speaker(null!));
    }
}
