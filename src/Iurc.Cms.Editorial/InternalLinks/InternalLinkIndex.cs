using Iurc.Cms.Programme.Indexes;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Records;
using YesSql.Indexes;

namespace Iurc.Cms.Editorial.InternalLinks;

/// <summary>
/// Where the published and the newest version of each item lead within the site: one row for each link and for each item that is chosen.
/// It is worked out from the content, and says nothing of whether anything is there: that may change without the item.
/// </summary>
public sealed class InternalLinkIndex : MapIndex
{
    /// <summary>The longest address that is kept, in characters.</summary>
    public const int PathLength = 512;

    /// <summary>The longest name of a host, and of a place on a page, that is kept, in characters.</summary>
    public const int NameLength = 255;

    /// <summary>What <see cref="Host"/> says of an item that is chosen; no host is called so.</summary>
    public const string Chosen = "*";

    /// <summary>The id of the content item.</summary>
    public string ContentItemId { get; set; } = "";

    /// <summary>The type of the content item.</summary>
    public string ContentType { get; set; } = "";

    /// <summary>The id of the user whose item it is.</summary>
    public string Owner { get; set; } = "";

    /// <summary>Whether readers are given the link.</summary>
    public bool Published { get; set; }

    /// <summary>The host that the link names; empty for none; <see cref="Chosen"/> for an item that is chosen.</summary>
    public string Host { get; set; } = "";

    /// <summary>The address in its canonical spelling, empty for the home page; the id of an item that is chosen.</summary>
    public string Path { get; set; } = "";

    /// <summary>The place on the page; empty for none.</summary>
    public string Fragment { get; set; } = "";
}

/// <summary>Fills <see cref="InternalLinkIndex"/>.</summary>
/// <param name="links">Finds the links.</param>
public sealed class InternalLinkIndexProvider(ItemLinks links) : IndexProvider<ContentItem>
{
    /// <inheritdoc />
    public override void Describe(DescribeContext<ContentItem> context)
        => context.For<InternalLinkIndex>().Map(item => item is not ({ Latest: true } or { Published: true }) ? [] :
            links.LinksOf(item).Select(link => (link.Host, link.Path, link.Fragment))
                .Concat(ItemLinks.ChosenBy(item).Select(id => (Host: InternalLinkIndex.Chosen, Path: id, Fragment: "")))
                .Where(link => IndexedText.Fits(link.Host, InternalLinkIndex.NameLength) && IndexedText.Fits(link.Path, InternalLinkIndex.PathLength)
                    && IndexedText.Fits(link.Fragment, InternalLinkIndex.NameLength))
                .Select(link => new InternalLinkIndex
                {
                    ContentItemId = item.ContentItemId,
                    ContentType = IndexedText.Fit(item.ContentType, ContentItemIndex.MaxContentTypeSize),
                    Owner = IndexedText.Fit(item.Owner, ContentItemIndex.MaxOwnerSize),
                    Published = item.Published,
                    Host = link.Host,
                    Path = link.Path,
                    Fragment = link.Fragment,
                }));
}
