using Iurc.Cms.Programme.Services;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Programme;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Iurc.Cms.Tests.Rules;

/// <summary>One broken rule: its code, what is filled in, and at which field of the form the message must stand.</summary>
public sealed record RuleCase(string Code, string Type, string[] Changes, string Field)
{
    /// <summary>Whether the form offers no such choice, so that it cannot show what was sent either.</summary>
    public bool Forged { get; init; }

    /// <summary>What the programme's rules themselves say of such an item on that site: this one thing and no other error.</summary>
    internal Task<string> MessageAsync(Tenant tenant) => tenant.UsingAsync(async services =>
    {
        var problems = await services.GetRequiredService<ProgrammeRules>().CheckAsync(Draft().ToContentItem(published: true), publishing: true);
        Assert.DoesNotContain(problems, other => other.Severity == Severity.Error && other.Code != Code);
        return Assert.Single(problems, other => other.Code == Code).Message;
    });

    internal Draft Draft()
    {
        var draft = Rules.Draft.Sound(Type);
        foreach (var change in Changes)
        {
            var (name, value) = change.Split('=', 2) is [var left, var right] ? (left, right) : throw new InvalidOperationException(change);
            draft.Set(name, value);
        }

        return draft;
    }

    public override string ToString() => $"{Code} {string.Join(' ', Changes)}";
}

/// <summary>Every rule of the programme, broken once or more.</summary>
public static class RuleCases
{
    private const string Nowhere = "nosuchitem0000000000000000";

    /// <summary>Refused whether it is saved or published.</summary>
    public static IReadOnlyList<RuleCase> Errors { get; } =
    [
        new("P001", "Phase", ["Phase.Number.Value="], "Phase.Number.Value"),
        new("P001", "Phase", ["Phase.Number.Value=0"], "Phase.Number.Value"),
        new("P002", "Phase", ["Phase.Number.Value=2"], "Phase.Number.Value"),
        new("P003", "Phase", ["Phase.ProgrammeName.Text="], "Phase.ProgrammeName.Text"),
        new("P004", "Phase", ["Phase.StartYear.Value=24"], "Phase.StartYear.Value"),
        new("P005", "Phase", ["Phase.EndYear.Value="], "Phase.EndYear.Value"),
        new("P006", "Phase", ["Phase.StartYear.Value=2031", "Phase.EndYear.Value=2030"], "Phase.EndYear.Value"),

        new("R001", "Region", ["Region.Phases.ContentItemIds="], "Region.Phases.ContentItemIds"),
        new("R002", "Region", [$"Region.Phases.ContentItemIds={Nowhere}"], "Region.Phases.ContentItemIds"),
        new("R004", "Region", ["Region.Website.Text=www.example.eu"], "Region.Website.Text"),
        new("R004", "Region", ["Region.Website.Text=javascript:alert(1)"], "Region.Website.Text"),
        new("R005", "Region", ["Region.LinkKind.Text=portal"], "Region.LinkKind.Text") { Forged = true },
        new("R006", "Region", ["TitlePart.Title=IURC China"], "TitlePart.Title"),
        new("R007", "Region", ["Region.Countries.Values=XX"], "Region.Countries.Values") { Forged = true },
        new("R008", "Region", ["Region.ArchiveAddress.Text=ftp://example.eu/"], "Region.ArchiveAddress.Text"),

        new("T001", "Testimonial", ["Testimonial.Quote.Text= "], "Testimonial.Quote.Text"),
        new("T002", "Testimonial", ["Testimonial.Language.Text=xx"], "Testimonial.Language.Text") { Forged = true },
        new("T003", "Testimonial", ["Testimonial.PersonName.Text=", "Testimonial.Country.Text=SK"], "Testimonial.PersonName.Text"),
        new("T004", "Testimonial", ["Testimonial.Country.Text=Slovakia"], "Testimonial.Country.Text") { Forged = true },
        new("T006", "Testimonial", ["Testimonial.SourceAddress.Text=/interview"], "Testimonial.SourceAddress.Text"),
        new("T007", "Testimonial", ["Testimonial.SaidOn.Value=2999-01-31"], "Testimonial.SaidOn.Value"),
        new("T009", "Testimonial", [$"Testimonial.Phases.ContentItemIds={Nowhere}"], "Testimonial.Phases.ContentItemIds"),
        new("T009", "Testimonial", [$"Testimonial.Regions.ContentItemIds={Nowhere}"], "Testimonial.Regions.ContentItemIds"),
    ];

    /// <summary>Refused when it is published, accepted as a draft.</summary>
    public static RuleCase NoPermission { get; } = new("T008", "Testimonial", ["Testimonial.PermissionGiven.Value=false"], "Testimonial.PermissionGiven.Value");

    /// <summary>Accepted, with a warning.</summary>
    public static IReadOnlyList<RuleCase> Warnings { get; } =
    [
        new("P007", "Phase", ["Phase.StartYear.Value=2025", "Phase.EndYear.Value=2027"], "Phase.StartYear.Value"),
        new("R003", "Region", ["Region.Website.Text="], "Region.Website.Text"),
        new("R009", "Region", ["Region.ClosedOn.Value=2024-05-01"], "Region.ArchiveAddress.Text"),
        new("R010", "Region", ["Region.ClosedOn.Value=2999-05-01"], "Region.ArchiveAddress.Text"),
        new("T005", "Testimonial", ["Testimonial.SourceAddress.Text="], "Testimonial.SourceAddress.Text"),
    ];

    public static TheoryData<string> Names(IEnumerable<RuleCase> cases) => [.. cases.Select(rule => rule.ToString())];

    public static RuleCase Named(string name) => Errors.Concat(Warnings).Append(NoPermission).Single(rule => rule.ToString() == name);
}
