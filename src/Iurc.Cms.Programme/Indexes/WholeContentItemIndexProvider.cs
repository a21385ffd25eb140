using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Records;
using YesSql.Indexes;

namespace Iurc.Cms.Programme.Indexes;

/// <summary>
/// Fills Orchard's <see cref="ContentItemIndex"/> in place of Orchard, which cuts a long title through a surrogate pair: on PostgreSQL
/// such an item could not be stored.
/// </summary>
public sealed class WholeContentItemIndexProvider : IndexProvider<ContentItem>
{
    /// <inheritdoc />
    public override void Describe(DescribeContext<ContentItem> context)
        => context.For<ContentItemIndex>().Map(item => new ContentItemIndex
        {
            ContentItemId = item.ContentItemId,
            ContentItemVersionId = item.ContentItemVersionId,
            Published = item.Published,
            Latest = item.Latest,
            ModifiedUtc = item.ModifiedUtc,
            PublishedUtc = item.PublishedUtc,
            CreatedUtc = item.CreatedUtc,
            ContentType = Fit(item.ContentType, ContentItemIndex.MaxContentTypeSize)!,
            Owner = Fit(item.Owner, ContentItemIndex.MaxOwnerSize)!,
            Author = Fit(item.Author, ContentItemIndex.MaxAuthorSize)!,
            DisplayText = Fit(item.DisplayText, ContentItemIndex.MaxDisplayTextSize)!,
        });

    // What an item lacks is null in the table, as Orchard has it.
    private static string? Fit(string? text, int length) => text is null ? null : IndexedText.Fit(text, length);
}
