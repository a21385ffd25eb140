namespace Iurc.Programme.Testimonials;

/// <summary>The rules that a testimonial obeys.</summary>
public static class TestimonialRules
{
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
            .. CheckLinks(nameof(Programme.Phases), testimonial.PhaseIds, itemExists),
            .. CheckLinks(nameof(Programme.Regions), testimonial.RegionIds, itemExists),
        ];
    }

    /// <summary>What keeps <paramref name="testimonial"/> from being published, besides the problems of <see cref="Check"/>.</summary>
    public static IReadOnlyList<Problem> CheckPublishing(TestimonialFacts testimonial)
    {
        ArgumentNullException.ThrowIfNull(testimonial);

        return testimonial.PermissionGiven
            ? []
            : [Problem.Error("T008", nameof(testimonial.PermissionGiven),
                "Ask the speaker for permission and tick the box before you publish. Until then, save the testimonial as a draft.")];
    }

    private static IEnumerable<Problem> CheckQuote(TestimonialFacts testimonial)
    {
        if (string.IsNullOrWhiteSpace(testimonial.Quote))
        {
            yield return Problem.Error("T001", nameof(testimonial.Quote), "Write what was said, word for word and without quotation marks.");
        }

        if (!Languages.IsKnown(testimonial.Language))
        {
            yield return Problem.Error("T002", nameof(testimonial.Language),
                "Choose the language of the quotation, so that it is read aloud in the right voice.");
        }
    }

    private static IEnumerable<Problem> CheckAttribution(TestimonialFacts testimonial)
    {
        if (!Attribution.IsComplete(testimonial))
        {
            yield return Problem.Error("T003", nameof(testimonial.PersonName),
                "Say who is quoted: write a person's name, or a place, or an organisation.");
        }

        if (testimonial.Country.Length > 0 && !Countries.IsKnown(testimonial.Country))
        {
            yield return Problem.Error("T004", nameof(testimonial.Country),
                "\"{0}\" is not a country code. Choose the country from the list.", Problem.Excerpt(testimonial.Country));
        }
    }

    private static IEnumerable<Problem> CheckSource(TestimonialFacts testimonial, DateOnly today)
    {
        if (testimonial.SourceAddress.Length == 0)
        {
            yield return Problem.Warning("T005", nameof(testimonial.SourceAddress),
                "No source yet. Add the address of the page where the quotation was published first, if there is one.");
        }
        else if (!WebAddress.IsPublic(testimonial.SourceAddress))
        {
            yield return Problem.Error("T006", nameof(testimonial.SourceAddress),
                "\"{0}\" is not a full web address. Write it as in the browser's address bar, beginning with https://.", Problem.Excerpt(testimonial.SourceAddress));
        }

        if (testimonial.SaidOn > today)
        {
            yield return Problem.Error("T007", nameof(testimonial.SaidOn), "The date lies in the future. Write the day on which it was said, or leave it empty.");
        }
    }

    private static IEnumerable<Problem> CheckLinks(string field, IReadOnlyList<string> ids, Func<string, bool> itemExists)
    {
        if (!ids.All(itemExists))
        {
            yield return Problem.Error("T009", field, "One of the chosen items is no longer there. Take it out, or choose another.");
        }
    }
}
