namespace Iurc.Programme.Testimonials;

/// <summary>The rules that a testimonial obeys.</summary>
public static class TestimonialRules
{
    private static readonly Rule s_quoteMissing = Rule.Missing("T001", nameof(TestimonialFacts.Quote),
        "Write what was said, word for word and without quotation marks.");

    private static readonly Rule s_languageUnknown = Rule.Missing("T002", nameof(TestimonialFacts.Language),
        "Choose the language of the quotation, so that it is read aloud in the right voice.");

    private static readonly Rule s_attributionMissing = Rule.Error("T003", nameof(TestimonialFacts.PersonName),
        "Say who is quoted: write a person's name, or a place, or an organisation.");

    private static readonly Rule s_countryUnknown = Rule.Error("T004", nameof(TestimonialFacts.Country),
        "\"{0}\" is not a country code. Choose the country from the list.", "XX");

    private static readonly Rule s_sourceMissing = Rule.Warning("T005", nameof(TestimonialFacts.SourceAddress),
        "No source yet. Add the address of the page where the quotation was published first, if there is one.");

    private static readonly Rule s_sourceUnusable = Rule.Error("T006", nameof(TestimonialFacts.SourceAddress),
        "\"{0}\" is not a full web address. Write it as in the browser's address bar, beginning with https://.", "example.eu");

    private static readonly Rule s_saidInTheFuture = Rule.Error("T007", nameof(TestimonialFacts.SaidOn),
        "The date lies in the future. Write the day on which it was said, or leave it empty.");

    private static readonly Rule s_permissionMissing = Rule.Error("T008", nameof(TestimonialFacts.PermissionGiven),
        "Ask the speaker for permission and tick the box before you publish. Until then, save the testimonial as a draft.");

    private static readonly Rule s_phaseGone = Rule.Error("T009", nameof(Programme.Phases),
        "One of the chosen items is no longer there. Take it out, or choose another.");

    private static readonly Rule s_regionGone = Rule.Error("T009", nameof(Programme.Regions),
        "One of the chosen items is no longer there. Take it out, or choose another.");

    /// <summary>Every rule, sorted by code.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        s_quoteMissing,
        s_languageUnknown,
        s_attributionMissing,
        s_countryUnknown,
        s_sourceMissing,
        s_sourceUnusable,
        s_saidInTheFuture,
        s_permissionMissing,
        s_phaseGone,
        s_regionGone,
    ];

    /// <summary>All that is wrong with <paramref name="testimonial"/> as it stands, published or not.</summary>
    /// <param name="testimonial">The testimonial to check.</param>
    /// <param name="itemExists">Tells whether there is a phase or region with that content item id.</param>
    /// <param name="today">The site's date, to refuse a quotation from the future.</param>
    public static IReadOnlyList<Problem> Check(TestimonialFacts testimonial, Func<string, bool> itemExists, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(testimonial);
        ArgumentNullException.ThrowIfNull(itemExists);

        return
        [
            .. CheckQuote(testimonial),
            .. CheckAttribution(testimonial),
            .. CheckSource(testimonial, today),
            .. CheckLinks(s_phaseGone, testimonial.PhaseIds, itemExists),
            .. CheckLinks(s_regionGone, testimonial.RegionIds, itemExists),
        ];
    }

    /// <summary>What keeps <paramref name="testimonial"/> from being published, besides the problems of <see cref="Check"/>.</summary>
    public static IReadOnlyList<Problem> CheckPublishing(TestimonialFacts testimonial)
    {
        ArgumentNullException.ThrowIfNull(testimonial);

        return testimonial.PermissionGiven
            ? []
            : [s_permissionMissing.Broken()];
    }

    private static IEnumerable<Problem> CheckQuote(TestimonialFacts testimonial)
    {
        if (string.IsNullOrWhiteSpace(testimonial.Quote))
        {
            yield return s_quoteMissing.Broken();
        }

        if (!Languages.IsKnown(testimonial.Language))
        {
            yield return s_languageUnknown.Broken();
        }
    }

    private static IEnumerable<Problem> CheckAttribution(TestimonialFacts testimonial)
    {
        if (!Attribution.IsComplete(testimonial))
        {
            yield return s_attributionMissing.Broken();
        }

        if (testimonial.Country.Length > 0 && !Countries.IsKnown(testimonial.Country))
        {
            yield return s_countryUnknown.Broken(Problem.Excerpt(testimonial.Country));
        }
    }

    private static IEnumerable<Problem> CheckSource(TestimonialFacts testimonial, DateOnly today)
    {
        if (testimonial.SourceAddress.Length == 0)
        {
            yield return s_sourceMissing.Broken();
        }
        else if (!WebAddress.IsWeb(testimonial.SourceAddress))
        {
            yield return s_sourceUnusable.Broken(Problem.Excerpt(testimonial.SourceAddress));
        }

        if (testimonial.SaidOn > today)
        {
            yield return s_saidInTheFuture.Broken();
        }
    }

    private static IEnumerable<Problem> CheckLinks(Rule rule, IReadOnlyList<string> ids, Func<string, bool> itemExists)
    {
        if (!ids.All(itemExists))
        {
            yield return rule.Broken();
        }
    }
}
