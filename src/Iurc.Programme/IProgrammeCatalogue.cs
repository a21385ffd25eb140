using Iurc.Programme.Phases;
using Iurc.Programme.Regions;
using Iurc.Programme.Testimonials;

namespace Iurc.Programme;

/// <summary>What the public may see of the programme. The CMS reads it from its store, the Workbench from the recipes.</summary>
public interface IProgrammeCatalogue
{
    /// <summary>The date in the site's time zone, by which a phase's status is computed.</summary>
    ValueTask<DateOnly> GetTodayAsync();

    /// <summary>All published phases, the first phase first.</summary>
    ValueTask<IReadOnlyList<PhaseFacts>> GetPhasesAsync();

    /// <summary>All published regions, as <see cref="RegionOrder"/> sorts them.</summary>
    ValueTask<IReadOnlyList<RegionFacts>> GetRegionsAsync();

    /// <summary>The published testimonial with that content item id, or null.</summary>
    ValueTask<TestimonialFacts?> GetTestimonialAsync(string id);

    /// <summary>How many published testimonials there are; page and page size of the query do not matter.</summary>
    ValueTask<int> CountTestimonialsAsync(TestimonialQuery query);

    /// <summary>One page of the published testimonials, in the order of <see cref="TestimonialQuery"/>.</summary>
    ValueTask<TestimonialPage> GetTestimonialsAsync(TestimonialQuery query);
}
