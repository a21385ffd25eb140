using Iurc.Cms.Programme.Indexes;
using Iurc.Cms.Programme.Models;
using Iurc.Programme.Testimonials;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Records;
using YesSql.Indexes;

namespace Iurc.Cms.Editorial.Lists;

/// <summary>A value that an admin list can be filtered by. Each term of the filter box has an index of its own, so that terms can be combined.</summary>
public abstract class ListTermIndex : MapIndex
{
    /// <summary>The value: an id, a year or a word, depending on the index.</summary>
    public string Value { get; set; } = "";
}

/// <summary>The phases that an item belongs to, by content item id; a phase belongs to itself.</summary>
public sealed class ListPhaseIndex : ListTermIndex;

/// <summary>The regions that an item belongs to, by content item id; a region belongs to itself.</summary>
public sealed class ListRegionIndex : ListTermIndex;

/// <summary>The years of an item: those of a phase, and the one in which something was said.</summary>
public sealed class ListYearIndex : ListTermIndex;

/// <summary>What an item still lacks; see <see cref="Missing"/>.</summary>
public sealed class ListMissingIndex : ListTermIndex
{
    /// <summary>The day from which it lacks it no longer; null if no such day is known.</summary>
    public DateTime? Until { get; set; }
}

/// <summary>What an admin list can be sorted by. One row for every item of every type, so that sorting leaves nothing out.</summary>
public sealed class ListSortIndex : MapIndex
{
    /// <summary>The item's document.</summary>
    public long DocumentId { get; set; }

    /// <summary>The item's type.</summary>
    public string ContentType { get; set; } = "";

    /// <summary>Whether it is the newest version of the item.</summary>
    public bool Latest { get; set; }

    /// <summary>The item's name, as Orchard's own index has it.</summary>
    public string? DisplayText { get; set; }

    /// <summary>The first phase that an item belongs to, by content item id; empty if there is none.</summary>
    public string PhaseId { get; set; } = "";

    /// <summary>The first region that an item belongs to, by content item id; empty if there is none.</summary>
    public string RegionId { get; set; } = "";

    /// <summary>The first year of a phase, or the one in which something was said; 0 if there is none.</summary>
    public int Year { get; set; }
}

/// <summary>Fills the list indexes.</summary>
public sealed class ListIndexProvider : IndexProvider<ContentItem>
{
    /// <inheritdoc />
    public override void Describe(DescribeContext<ContentItem> context)
    {
        context.For<ListPhaseIndex>().Map(item => Rows<ListPhaseIndex>(item, Phases));
        context.For<ListRegionIndex>().Map(item => Rows<ListRegionIndex>(item, Regions));
        context.For<ListYearIndex>().Map(item => Rows<ListYearIndex>(item, Years));
        context.For<ListMissingIndex>().Map(item => !item.Latest && !item.Published ? []
            : Missing.Of(item).Select(lack => new ListMissingIndex { Value = lack.What, Until = lack.Until?.ToIndexedDay() }));
        context.For<ListSortIndex>().Map(item => item.Latest || item.Published
            ? new ListSortIndex
            {
                ContentType = IndexedText.Fit(item.ContentType, ContentItemIndex.MaxContentTypeSize),
                Latest = item.Latest,
                DisplayText = item.DisplayText is { } text ? IndexedText.Fit(text, ContentItemIndex.MaxDisplayTextSize) : null,
                PhaseId = Phases(item).FirstOrDefault(IndexedText.IsId) ?? "",
                RegionId = Regions(item).FirstOrDefault(IndexedText.IsId) ?? "",
                Year = item.ToPhaseFacts()?.StartYear ?? item.ToTestimonialFacts()?.SaidOn?.Year ?? 0,
            }
            : null!); // YesSql takes null as "no row"; it is not annotated.
    }

    private static IEnumerable<TIndex> Rows<TIndex>(ContentItem item, Func<ContentItem, IEnumerable<string>> values)
        where TIndex : ListTermIndex, new()
        => item.Latest || item.Published
            ? values(item).Where(IndexedText.IsId).Distinct(StringComparer.Ordinal).Select(value => new TIndex { Value = value })
            : [];

    private static IEnumerable<string> Phases(ContentItem item)
        => item.ToPhaseFacts() is { } phase ? [phase.Id]
            : item.ToRegionFacts()?.PhaseIds ?? item.ToTestimonialFacts()?.PhaseIds ?? [];

    private static IEnumerable<string> Regions(ContentItem item)
        => item.ToRegionFacts() is { } region ? [region.Id] : item.ToTestimonialFacts()?.RegionIds ?? [];

    private static IEnumerable<string> Years(ContentItem item)
    {
        if (item.ToPhaseFacts() is { StartYear: { } start, EndYear: { } end } && end >= start && end - start < 200)
        {
            return Enumerable.Range(start, end - start + 1).Select(Year);
        }

        return item.ToTestimonialFacts() is TestimonialFacts { SaidOn: { } day } ? [Year(day.Year)] : [];
    }

    private static string Year(int year) => year.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
