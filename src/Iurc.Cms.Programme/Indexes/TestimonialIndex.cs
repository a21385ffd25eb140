using Iurc.Cms.Programme.Models;
using Iurc.Programme.Testimonials;
using OrchardCore.ContentManagement;
using YesSql.Indexes;

namespace Iurc.Cms.Programme.Indexes;

/// <summary>What a list of testimonials is ordered by.</summary>
public abstract class TestimonialOrderIndex : ContentVersionIndex
{
    /// <summary>When the item was created.</summary>
    public DateTime CreatedUtc { get; set; }
}

/// <summary>Finds testimonials and sorts them by age.</summary>
public sealed class TestimonialIndex : TestimonialOrderIndex
{
    /// <summary>Whether the speaker has agreed to the publication.</summary>
    public bool PermissionGiven { get; set; }
}

/// <summary>Finds the testimonials that speak of a phase. One row for each phase.</summary>
public sealed class TestimonialPhaseIndex : TestimonialOrderIndex
{
    /// <summary>The content item id of the phase.</summary>
    public string PhaseId { get; set; } = "";
}

/// <summary>Finds the testimonials that speak of a region. One row for each region.</summary>
public sealed class TestimonialRegionIndex : TestimonialOrderIndex
{
    /// <summary>The content item id of the region.</summary>
    public string RegionId { get; set; } = "";
}

/// <summary>Finds the testimonials that speak of a phase and of a region. One row for each pair, so that no list reads two tables.</summary>
public sealed class TestimonialPhaseRegionIndex : TestimonialOrderIndex
{
    /// <summary>The content item id of the phase.</summary>
    public string PhaseId { get; set; } = "";

    /// <summary>The content item id of the region.</summary>
    public string RegionId { get; set; } = "";
}

/// <summary>Fills the indexes of testimonials.</summary>
public sealed class TestimonialIndexProvider : IndexProvider<ContentItem>
{
    /// <inheritdoc />
    public override void Describe(DescribeContext<ContentItem> context)
    {
        context.For<TestimonialIndex>().Map(item =>
            FactsOf(item) is { } testimonial ? Row<TestimonialIndex>(item, index => index.PermissionGiven = testimonial.PermissionGiven)
                : null!); // YesSql takes null as "no row"; it is not annotated.

        context.For<TestimonialPhaseIndex>().Map(item =>
            Ids(FactsOf(item)?.PhaseIds).Select(id => Row<TestimonialPhaseIndex>(item, index => index.PhaseId = id)));

        context.For<TestimonialRegionIndex>().Map(item =>
            Ids(FactsOf(item)?.RegionIds).Select(id => Row<TestimonialRegionIndex>(item, index => index.RegionId = id)));

        context.For<TestimonialPhaseRegionIndex>().Map(item => FactsOf(item) is { } testimonial
            ? from phase in Ids(testimonial.PhaseIds)
              from region in Ids(testimonial.RegionIds)
              select Row<TestimonialPhaseRegionIndex>(item, index => (index.PhaseId, index.RegionId) = (phase, region))
            : []);
    }

    private static TIndex Row<TIndex>(ContentItem item, Action<TIndex> fill)
        where TIndex : TestimonialOrderIndex, new()
        => ContentVersionIndex.Of<TIndex>(item, index =>
        {
            index.CreatedUtc = item.CreatedUtc ?? DateTime.UnixEpoch;
            fill(index);
        });

    private static TestimonialFacts? FactsOf(ContentItem item)
        => ContentVersionIndex.Covers(item, nameof(Testimonial)) ? item.ToTestimonialFacts() : null;

    private static IEnumerable<string> Ids(IReadOnlyList<string>? ids)
        => (ids ?? []).Where(IndexedText.IsId).Distinct(StringComparer.Ordinal);
}
