using Iurc.Programme.Phases;
using Iurc.Programme.Regions;
using Iurc.Programme.Testimonials;

namespace Iurc.Programme.Tests;

/// <summary>Sound items: each test spoils one of them in one place.</summary>
internal static class Good
{
    public static readonly DateOnly Today = new(2025, 6, 15);

    /// <summary>Only what the rules ask for.</summary>
    public static readonly PhaseFacts Phase = new()
    {
        Id = "phase-2",
        Number = 2,
        ProgrammeName = "International Urban and Regional Cooperation",
        StartYear = 2021,
        EndYear = 2024,
    };

    public static readonly PhaseFacts FullPhase = Phase with
    {
        Title = "Phase II",
        Path = "~/phase-ii",
        Acronym = "IURC",
        Summary = "Cities and regions learn from each other.",
        LinksHeading = "Where to read more",
    };

    public static readonly PhaseFacts PhaseBefore = new()
    {
        Id = "phase-1",
        Title = "Phase I",
        Number = 1,
        ProgrammeName = "International Urban Cooperation",
        StartYear = 2016,
        EndYear = 2020,
    };

    public static readonly PhaseFacts PhaseAfter = PhaseBefore with { Id = "phase-3", Title = "Phase III", Number = 3, StartYear = 2025, EndYear = 2028 };

    /// <summary>Only what keeps the rules from saying anything, a warning included.</summary>
    public static readonly RegionFacts Region = new()
    {
        Id = "china",
        PhaseIds = [Phase.Id],
        Website = "https://iurc.example.eu/china/",
        LinkKind = RegionFacts.PageLink,
    };

    public static readonly RegionFacts FullRegion = Region with
    {
        Title = "China",
        Path = "~/regions/china",
        PhaseIds = [PhaseBefore.Id, Phase.Id],
        LinkKind = RegionFacts.WebsiteLink,
        Countries = ["CN", "HK"],
        Summary = "Thirteen pairs of cities.",
        ClosedOn = new DateOnly(2024, 12, 31),
        ArchiveAddress = "https://archive.example.org/china/",
        Order = 3,
    };

    public static readonly RegionFacts OtherRegion = Region with { Id = "japan", Title = "Japan", Website = "https://iurc.example.eu/japan/" };

    /// <summary>Only what keeps the rules from saying anything, a warning included.</summary>
    public static readonly TestimonialFacts Testimonial = new()
    {
        Id = "niessler",
        Quote = "We have learned a great deal from each other.",
        Language = "en",
        PersonName = "Rudolf Niessler",
        SourceAddress = "https://iurc.example.eu/voices/",
        PermissionGiven = true,
    };

    public static readonly TestimonialFacts FullTestimonial = Testimonial with
    {
        Path = "~/testimonials/rudolf-niessler",
        PersonRole = "Principal Advisor for International Relations",
        Organisation = "DG REGIO, European Commission",
        Place = "Brussels",
        Country = "BE",
        SaidOn = Today,
        PhaseIds = [PhaseBefore.Id, Phase.Id],
        RegionIds = [Region.Id],
    };

    private static readonly HashSet<string> s_ids = [PhaseBefore.Id, Phase.Id, PhaseAfter.Id, Region.Id, OtherRegion.Id];

    /// <summary>Whether one of the phases and regions above has that id.</summary>
    public static bool Exists(string id) => s_ids.Contains(id);
}
