using CsCheck;
using Iurc.Programme.Phases;
using Iurc.Programme.Regions;
using Iurc.Programme.Testimonials;

namespace Iurc.Programme.Tests;

/// <summary>Generators of items, good and bad. The ranges are small, so that items often meet.</summary>
internal static class Any
{
    public static readonly Gen<string> Blank = Gen.OneOf("", " ", "\t", "\r\n", "\u00a0");

    /// <summary>What an editor may type, without braces.</summary>
    public static readonly Gen<string> Text = Gen.OneOf(
        Blank, Gen.OneOf("Asia", "asia ", "Latin America"), Gen.String[Gen.Char.AlphaNumeric, 1, 8]);

    /// <summary>What nobody types in good faith.</summary>
    public static readonly Gen<string> HostileText = Gen.OneOf(
        Gen.OneOf(
            "\0", "\u001b[31m", "\u202eesrever", "\ud800", "\udfff\ud800", "\ufffe", "{", "}", "{0}", "{99} {x}", "%s%n", "<script>alert(1)</script>",
            "https://\ud800/", "https://e.eu/\ud800?\udfff#\udbff", "https://[", "https://[::1", "http://:@:", "https://xn--/", "https://%00/", "javascript:\0",
            new string('x', 100_000), new string('\ud83d', 100_000), new string('\0', 100_000), "https://e.eu/" + new string('\ud800', 100_000),
            "https://" + new string('a', 2_000)),
        Gen.String,
        Gen.String.Select(text => "https://" + text));

    public static readonly Gen<string> Address = Gen.OneOf(
        Blank, Gen.OneOf("https://e.eu/", "https://e.eu/asia", "http://e.eu"), Gen.OneOf("e.eu", "javascript:alert(1)", "https://e.eu/a b", "https://me@e.eu/"));

    public static readonly Gen<string> CountryCode = Gen.OneOf("", "SK", "CN", "sk", "XX", "Slovakia");

    public static readonly Gen<DateOnly> Date = Gen.DateOnly[new DateOnly(2015, 1, 1), new DateOnly(2030, 12, 31)];

    public static readonly Gen<int> SoundYear = Gen.Int[2018, 2027];

    public static readonly Gen<int?> Year = Gen.Nullable(
        Gen.OneOf(SoundYear, Gen.OneOf(int.MinValue, 0, 16, 1956, 1957, 2100, 2101, int.MaxValue)), 0.2);

    private static readonly Gen<string[]> s_ids = Gen.OneOf("phase-1", "phase-2", "china", "gone").Array[0, 3];

    public static Gen<PhaseFacts> Phase { get; } = PhaseOf(Text);

    /// <summary>Two sound years in order.</summary>
    public static Gen<PhaseFacts> SoundPhase { get; } = Gen.Select(Phase, SoundYear, Gen.Int[0, 5],
        (phase, start, length) => phase with { StartYear = start, EndYear = start + length });

    public static Gen<RegionFacts> Region { get; } = RegionOf(Text, Address, CountryCode);

    public static Gen<TestimonialFacts> Testimonial { get; } = TestimonialOf(Text, Address, CountryCode);

    /// <summary>The other phases of a site, each with an id of its own.</summary>
    public static Gen<PhaseFacts[]> OtherPhases { get; } =
        Phase.Array[0, 5].Select(phases => phases.Select((phase, i) => phase with { Id = $"other-{i}" }).ToArray());

    /// <summary>The other regions of a site, each with an id of its own.</summary>
    public static Gen<RegionFacts[]> OtherRegions { get; } =
        Region.Array[0, 5].Select(regions => regions.Select((region, i) => region with { Id = $"other-{i}" }).ToArray());

    /// <summary>All that the rules find in some item.</summary>
    public static Gen<IReadOnlyList<Problem>> Problems { get; } = Gen.OneOf(
        Gen.Select(Phase, OtherPhases, PhaseRules.Check),
        Gen.Select(Region, OtherRegions, (region, all) => RegionRules.Check(region, all, Good.Exists, Good.Today)),
        Gen.Select(Testimonial, Date, (testimonial, today) => TestimonialRules.Check(testimonial, Good.Exists, today)),
        Testimonial.Select(TestimonialRules.CheckPublishing));

    public static Gen<PhaseFacts> PhaseOf(Gen<string> text) => Gen.Select(
        Gen.Select(text, text, text, text, text, text), Gen.Nullable(Gen.Int[-1, 4], 0.2), Year, Year,
        (texts, number, start, end) => new PhaseFacts
        {
            Id = "subject",
            Title = texts.Item1,
            Path = texts.Item2,
            Number = number,
            ProgrammeName = texts.Item3,
            Acronym = texts.Item4,
            StartYear = start,
            EndYear = end,
            Summary = texts.Item5,
            LinksHeading = texts.Item6,
        });

    public static Gen<RegionFacts> RegionOf(Gen<string> text, Gen<string> address, Gen<string> country) => Gen.Select(
        Gen.Select(text, text, text), Gen.Select(address, address), country.Array[0, 3], s_ids,
        Gen.OneOf(Gen.OneOf(RegionFacts.PageLink, RegionFacts.WebsiteLink), text), Gen.Nullable(Date, 0.5),
        (texts, addresses, countries, phases, kind, closed) => new RegionFacts
        {
            Id = "subject",
            Title = texts.Item1,
            Path = texts.Item2,
            PhaseIds = phases,
            Website = addresses.Item1,
            LinkKind = kind,
            Countries = countries,
            Summary = texts.Item3,
            ClosedOn = closed,
            ArchiveAddress = addresses.Item2,
        });

    public static Gen<TestimonialFacts> TestimonialOf(Gen<string> text, Gen<string> address, Gen<string> country) => Gen.Select(
        Gen.Select(text, text, text, text, text, text), Gen.OneOf(Gen.OneOf("en", "zh", "EN"), text), address, country,
        Gen.Nullable(Date, 0.2), s_ids, s_ids, Gen.Bool,
        (texts, language, source, code, saidOn, phases, regions, permission) => new TestimonialFacts
        {
            Id = "subject",
            Path = texts.Item1,
            Quote = texts.Item2,
            PersonName = texts.Item3,
            PersonRole = texts.Item4,
            Organisation = texts.Item5,
            Place = texts.Item6,
            Country = code,
            SourceAddress = source,
            SaidOn = saidOn,
            Language = language,
            PhaseIds = phases,
            RegionIds = regions,
            PermissionGiven = permission,
        });
}
