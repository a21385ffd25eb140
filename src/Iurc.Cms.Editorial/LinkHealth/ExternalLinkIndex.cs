using Iurc.Cms.Programme.Indexes;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Records;
using YesSql.Indexes;

namespace Iurc.Cms.Editorial.LinkHealth;

/// <summary>
/// Which published item gives readers which external address: one row for each. It is worked out from the content, so that there is
/// nothing to maintain when an item changes.
/// </summary>
public sealed class ExternalLinkIndex : MapIndex
{
    /// <summary>The id of the content item.</summary>
    public string ContentItemId { get; set; } = "";

    /// <summary>The type of the content item.</summary>
    public string ContentType { get; set; } = "";

    /// <summary>The id of the user whose item it is.</summary>
    public string Owner { get; set; } = "";

    /// <summary>The address.</summary>
    public string Address { get; set; } = "";

    /// <summary>The address as <see cref="ExternalLinks.KeyOf"/> shortens it.</summary>
    public string AddressKey { get; set; } = "";

    /// <summary>The day from which readers are given the address no longer; null if no such day is known.</summary>
    public DateTime? Until { get; set; }
}

/// <summary>Fills <see cref="ExternalLinkIndex"/>.</summary>
public sealed class ExternalLinkIndexProvider : IndexProvider<ContentItem>
{
    /// <inheritdoc />
    public override void Describe(DescribeContext<ContentItem> context)
        => context.For<ExternalLinkIndex>().Map(item => !item.Published ? [] : ExternalLinks.Of(item).Select(link => new ExternalLinkIndex
        {
            ContentItemId = item.ContentItemId,
            ContentType = IndexedText.Fit(item.ContentType, ContentItemIndex.MaxContentTypeSize),
            Owner = IndexedText.Fit(item.Owner, ContentItemIndex.MaxOwnerSize),
            Address = link.Address,
            AddressKey = ExternalLinks.KeyOf(link.Address),
            Until = link.Until?.ToIndexedDay(),
        }));
}
