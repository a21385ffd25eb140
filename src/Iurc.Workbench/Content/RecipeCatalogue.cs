using Iurc.Programme;
using Iurc.Programme.Phases;
using Iurc.Programme.Regions;
using Iurc.Programme.Testimonials;

namespace Iurc.Workbench.Content;

/// <summary>The programme as the recipes tell it.</summary>
internal sealed class RecipeCatalogue : IProgrammeCatalogue
{
    private readonly DateOnly _today;
    private readonly IReadOnlyList<PhaseFacts> _phases;
    private readonly IReadOnlyList<RegionFacts> _regions;
    private readonly IReadOnlyList<TestimonialFacts> _testimonials;

    /// <summary>Reads the published items.</summary>
    public RecipeCatalogue(SiteContent content, DateOnly today)
    {
        _today = today;
        _phases =
        [
            .. OfType(content, Facts.Phase).Select(Facts.PhaseOf)
                .OrderBy(phase => phase.Number ?? int.MaxValue).ThenBy(phase => phase.Title, StringComparer.OrdinalIgnoreCase),
        ];
        _regions = OfType(content, Facts.Region).Select(Facts.RegionOf).InOrder(_phases);
        _testimonials =
        [
            .. OfType(content, Facts.Testimonial)
                .OrderBy(item => item.CreatedUtc ?? DateTime.UnixEpoch).ThenBy(item => item.ContentItemId, StringComparer.Ordinal).Select(Facts.TestimonialOf),
        ];
    }

    /// <inheritdoc />
    public ValueTask<DateOnly> GetTodayAsync() => new(_today);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<PhaseFacts>> GetPhasesAsync() => new(_phases);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<RegionFacts>> GetRegionsAsync() => new(_regions);

    /// <inheritdoc />
    public ValueTask<TestimonialFacts?> GetTestimonialAsync(string id) => new(_testimonials.FirstOrDefault(testimonial => testimonial.Id == id));

    /// <inheritdoc />
    public ValueTask<int> CountTestimonialsAsync(TestimonialQuery query) => new(Find(query).Count());

    /// <inheritdoc />
    public ValueTask<TestimonialPage> GetTestimonialsAsync(TestimonialQuery query)
    {
        var matching = Find(query).ToList();
        var (page, pageCount) = TestimonialPage.Clamp(matching.Count, query);
        return new(new TestimonialPage([.. matching.Skip((page - 1) * query.PageSize).Take(query.PageSize)], matching.Count, page, pageCount));
    }

    private IEnumerable<TestimonialFacts> Find(TestimonialQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);

        return _testimonials
            .Where(testimonial => query.PhaseId is null || testimonial.PhaseIds.Contains(query.PhaseId))
            .Where(testimonial => query.RegionId is null || testimonial.RegionIds.Contains(query.RegionId));
    }

    private static IEnumerable<ContentItem> OfType(SiteContent content, string type) => content.Published.Where(item => item.ContentType == type);
}
