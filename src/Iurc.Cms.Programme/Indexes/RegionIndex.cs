using Iurc.Cms.Programme.Models;
using OrchardCore.ContentManagement;
using YesSql.Indexes;

namespace Iurc.Cms.Programme.Indexes;

/// <summary>Finds regions and sorts them.</summary>
public sealed class RegionIndex : ContentVersionIndex
{
    /// <summary>The place in the phase's list.</summary>
    public int SortOrder { get; set; }

    /// <summary>Whether the region's address is still unknown.</summary>
    public bool AddressMissing { get; set; }
}

/// <summary>Fills <see cref="RegionIndex"/>.</summary>
public sealed class RegionIndexProvider : IndexProvider<ContentItem>
{
    /// <inheritdoc />
    public override void Describe(DescribeContext<ContentItem> context)
        => context.For<RegionIndex>().Map(item =>
            ContentVersionIndex.Covers(item, nameof(Region)) && item.ToRegionFacts() is { } region
                ? ContentVersionIndex.Of<RegionIndex>(item, index =>
                {
                    index.SortOrder = region.Order;
                    index.AddressMissing = region.Website.Length == 0;
                })
                : null!); // YesSql takes null as "no row"; it is not annotated.
}
