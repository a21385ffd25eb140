using Iurc.Cms.Programme.Indexes;
using OrchardCore.ContentManagement;
using YesSql.Indexes;

namespace Iurc.Cms.Editorial.InternalLinks;

/// <summary>To which places of a published item's text a link may lead: one row for each.</summary>
public sealed class PagePlaceIndex : MapIndex
{
    /// <summary>The id of the content item.</summary>
    public string ContentItemId { get; set; } = "";

    /// <summary>The name of the place.</summary>
    public string Name { get; set; } = "";
}

/// <summary>Fills <see cref="PagePlaceIndex"/>.</summary>
public sealed class PagePlaceIndexProvider : IndexProvider<ContentItem>
{
    /// <inheritdoc />
    public override void Describe(DescribeContext<ContentItem> context)
        => context.For<PagePlaceIndex>().Map(item => !item.Published ? [] : ItemLinks.PlacesOf(item)
            .Where(place => IndexedText.Fits(place, InternalLinkIndex.NameLength))
            .Select(place => new PagePlaceIndex { ContentItemId = item.ContentItemId, Name = place }));
}
