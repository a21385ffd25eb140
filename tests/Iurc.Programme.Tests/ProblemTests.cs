using System.Text.RegularExpressions;
using CsCheck;
using Iurc.Programme.Phases;
using Iurc.Programme.Pictures;
using Iurc.Programme.Regions;
using Iurc.Programme.RichTexts;
using Iurc.Programme.Testimonials;
using Xunit;

namespace Iurc.Programme.Tests;

/// <summary>What holds for every problem, whichever rule raised it.</summary>
public sealed partial class ProblemTests
{
    private static readonly HashSet<string> s_fields =
    [
        "Number", "ProgrammeName", "StartYear", "EndYear",
        "Title", "Phases", "Regions", "Website", "LinkKind", "Countries", "ArchiveAddress",
        "Quote", "Language", "PersonName", "Country", "SourceAddress", "SaidOn", "PermissionGiven",
    ];

    private static readonly List<Rule> s_rules = [.. RuleBook.Of("Phase"), .. RuleBook.Of("Region"), .. RuleBook.Of("Testimonial")];

    [Fact]
    public void A_problem_reads_as_code_field_and_message()
    {
        var problem = new Problem("P002", "Number", Severity.Error, "\"{0}\" has {1}.", "Phase I", 1234);

        Assert.Equal("\"Phase I\" has 1234.", problem.Message);
        Assert.Equal("P002 Number: \"Phase I\" has 1234.", problem.ToString());
    }

    [Theory]
    [InlineData("data:image/png;base64,iVBORw0KGgo", "a pasted picture (PNG)")]
    [InlineData(" DATA:image/svg+xml;charset=utf-8,%3Csvg", "a pasted picture (SVG)")]
    [InlineData("data:image/x-icon;base64,AA", "a pasted picture (ICON)")]
    [InlineData("data:application/pdf;base64,AA", "a pasted file (application/pdf)")]
    [InlineData("data:,AA", "a pasted file")]
    [InlineData("data: what we measured", "data: what we measured")]
    [InlineData("/media/data:image.png", "/media/data:image.png")]
    public void What_is_quoted_of_a_pasted_picture_is_what_it_is(string typed, string quoted)
    {
        var text = typed == quoted ? typed : typed + new string('A', 9_000);
        var problem = Assert.Single(RichTextRules.CheckText("Html", $"<img src='file:///C:/a' alt='{text}'>"));
        Assert.Equal(quoted, Assert.Single(problem.Arguments));
    }

    [Theory]
    [InlineData("/media/a.png", true)]
    [InlineData("data:image/png;base64,AA", false)]
    [InlineData("https://example.eu/a.png", false)]
    [InlineData("file:///C:/a.png", false)]
    [InlineData("", false)]
    public void A_picture_in_a_text_that_must_not_be_there_is_refused_once(string address, bool isOwn)
    {
        var problems = PictureRules.CheckInText("Html", address, null).Concat(RichTextRules.CheckText("Html", $"<img src='{address}'>"));
        Assert.Equal(isOwn, Assert.Single(problems).Code == "M003");
    }

    [Fact]
    public void Every_problem_has_a_code_of_its_kind() => EveryProblem(problem => Assert.Matches("^(P00[1-7]|R00[1-9]|R010|T00[1-9])$", problem.Code));

    [Fact]
    public void Every_problem_names_a_field_of_the_content() => EveryProblem(problem => Assert.Contains(problem.Field, s_fields));

    [Fact]
    public void Every_problem_is_the_breach_of_a_rule_in_the_book()
        => EveryProblem(problem => Assert.Contains(s_rules, rule =>
            (rule.Code, rule.Field, rule.Severity, rule.Format) == (problem.Code, problem.Field, problem.Severity, problem.Format)));

    [Fact]
    public void Every_rule_in_the_book_has_an_example_without_placeholders()
        => Assert.All(s_rules, rule => Assert.DoesNotMatch(Placeholder, rule.Example));

    [Fact]
    public void The_book_has_no_rules_for_other_types() => Assert.Empty(RuleBook.Of("Page"));

    [Fact]
    public void No_message_has_a_placeholder_left() => EveryProblem(problem => Assert.DoesNotMatch(Placeholder, problem.Message));

    [Fact]
    public void Every_message_is_a_sentence() => EveryProblem(problem => Assert.Matches(@"^[A-Z""].*\.$", problem.Message.ReplaceLineEndings(" ")));

    [Fact]
    public void Every_message_uses_all_its_arguments()
        => EveryProblem(problem => Assert.Equal(
            Placeholder.Matches(problem.Format).Select(match => match.Value).Distinct().Count(), problem.Arguments.Length));

    [Fact]
    public void What_an_editor_typed_is_no_part_of_the_text_to_translate()
    {
        const string mark = "{0}{typed}";
        var phase = Good.FullPhase with { Title = mark, ProgrammeName = mark, EndYear = 2016 };
        var region = Good.FullRegion with { Title = mark, Website = mark, LinkKind = mark, Countries = [mark], ArchiveAddress = mark, PhaseIds = [mark] };
        var testimonial = new TestimonialFacts { Id = mark, Quote = mark, Language = mark, PersonName = mark, Country = mark, SourceAddress = mark, PhaseIds = [mark] };

        Problem[] problems =
        [
            .. PhaseRules.Check(phase, [Good.PhaseBefore with { Title = mark, Number = phase.Number }]),
            .. PhaseRules.Check(Good.Phase, [Good.Phase with { Id = "same", Title = mark }]),
            .. RegionRules.Check(region, [Good.OtherRegion with { Title = mark }], Good.Exists, Good.Today),
            .. TestimonialRules.Check(testimonial, Good.Exists, Good.Today),
        ];

        Assert.All(problems, problem => Assert.DoesNotContain("typed", problem.Format, StringComparison.Ordinal));
        Assert.Equal(
            ["P002", "P002", "P007", "R004", "R006", "R007", "R008", "T004", "T006"],
            problems.Where(problem => problem.Message.Contains($"\"{mark}\"", StringComparison.Ordinal))
                .Select(problem => problem.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Hostile_text_in_any_field_of_a_phase_does_no_harm()
        => Gen.Select(Any.PhaseOf(Any.HostileText), Any.PhaseOf(Any.HostileText)).Sample(
            (phase, other) => ReadAll(PhaseRules.Check(phase, [other with { Id = "other" }, other with { Id = other.Title }])),
            print: Short);

    [Fact]
    public void Hostile_text_in_any_field_of_a_region_does_no_harm()
    {
        var regions = Any.RegionOf(Any.HostileText, Any.HostileText, Any.HostileText);
        Gen.Select(regions, regions, Any.HostileText).Sample(
            (region, other, id) =>
            {
                ReadAll(RegionRules.Check(region with { PhaseIds = [id] }, [other with { Id = "other", Title = region.Title }], Good.Exists, Good.Today));
                Assert.NotNull(region.LinkAddressOn(Good.Today));
            },
            print: Short);
    }

    [Fact]
    public void Hostile_text_in_any_field_of_a_testimonial_does_no_harm()
        => Gen.Select(Any.TestimonialOf(Any.HostileText, Any.HostileText, Any.HostileText), Any.HostileText).Sample(
            (testimonial, id) =>
            {
                ReadAll(TestimonialRules.Check(testimonial with { PhaseIds = [id], RegionIds = [id] }, Good.Exists, Good.Today));
                ReadAll(TestimonialRules.CheckPublishing(testimonial));
                Assert.NotNull(testimonial.Attribution);
                Assert.NotNull(testimonial.Speaker);
            },
            print: Short);

    [GeneratedRegex(@"\{\d+[^}]*\}")]
    private static partial Regex Placeholder { get; }

    private static void EveryProblem(Action<Problem> assert) => Any.Problems.Sample(problems => Assert.All(problems, assert));

    private static void ReadAll(IReadOnlyList<Problem> problems) => Assert.All(problems, problem => Assert.NotEmpty(problem.ToString()));

    /// <summary>Keeps a failure with 100,000 characters readable; the seed brings them back.</summary>
    private static string Short<T>(T items)
    {
        var text = Check.Print(items);
        return text.Length <= 1000 ? text : text[..1000] + "…";
    }
}
