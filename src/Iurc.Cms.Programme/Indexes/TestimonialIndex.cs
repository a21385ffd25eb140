using Iurc.Cms.Programme.Models;
using OrchardCore.ContentManagement;
using YesSql.Indexes;

namespace Iurc.Cms.Programme.Indexes;

/// <summary>Finds testimonials and sorts them by age.</summary>
public sealed class TestimonialIndex : ContentVersionIndex
{
    /// <summary>When the item was created.</summary>
    public DateTime CreatedUtc { get; set; }

    /// <summary>Whether the speaker has agreed to the publication.</summary>
    public bool PermissionGiven { get; set; }
}

/// <summary>Finds the testimonials that speak of a phase. One row for each phase.</summary>
public sealed class TestimonialPhaseIndex : ContentVersionIndex
{
    /// <summary>When the item was created.</summary>
    public DateTime CreatedUtc { get; set; }

    /// <summary>The content item id of the phase.</summary>
    public string PhaseId { get; set; } = "";
}

/// <summary>Finds the testimonials that speak of a region. One row for each region.</summary>
public sealed class TestimonialRegionIndex : ContentVersionIndex
{
    /// <summary>When the item was created.</summary>
    public DateTime CreatedUtc { get; set; }

    /// <summary>The content item id of the region.</summary>
    public string RegionId { get; set; } = "";
}

/// <summary>Fills <see cref="TestimonialIndex"/>, <see cref="TestimonialPhaseIndex"/> and <see cref="TestimonialRegionIndex"/>.</summary>
public sealed class TestimonialIndexProvider : IndexProvider<ContentItem>
{
    /// <inheritdoc />
    public override void Describe(DescribeContext<ContentItem> context)
    {
        context.For<TestimonialIndex>().Map(item =>
            ContentVersionIndex.Covers(item, nameof(Testimonial)) && item.ToTestimonialFacts() is { } testimonial
                ? ContentVersionIndex.Of<TestimonialIndex>(item, index =>
                {
                    index.CreatedUtc = CreatedUtc(item);
                    index.PermissionGiven = testimonial.PermissionGiven;
                })
                : null!); // YesSql takes null as "no row"; it is not annotated.

        context.For<TestimonialPhaseIndex>().Map(item =>
            Links(item, facts => facts.PhaseIds).Select(id => ContentVersionIndex.Of<TestimonialPhaseIndex>(item, index => (index.PhaseId, index.CreatedUtc) = (id, CreatedUtc(item)))));

        context.For<TestimonialRegionIndex>().Map(item =>
            Links(item, facts => facts.RegionIds).Select(id => ContentVersionIndex.Of<TestimonialRegionIndex>(item, index => (index.RegionId, index.CreatedUtc) = (id, CreatedUtc(item)))));
    }

    private static DateTime CreatedUtc(ContentItem item) => item.CreatedUtc ?? DateTime.UnixEpoch;

    private static IEnumerable<string> Links(ContentItem item, Func<Iurc.Programme.Testimonials.TestimonialFacts, IReadOnlyList<string>> ids)
        => ContentVersionIndex.Covers(item, nameof(Testimonial)) && item.ToTestimonialFacts() is { } testimonial
            ? ids(testimonial).Where(id => !string.IsNullOrEmpty(id)).Distinct(StringComparer.Ordinal)
            : [];
}
