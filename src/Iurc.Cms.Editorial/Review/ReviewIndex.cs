using OrchardCore.ContentManagement;
using YesSql.Indexes;

namespace Iurc.Cms.Editorial.Review;

/// <summary>The drafts that await a review, one row each.</summary>
public sealed class ReviewIndex : MapIndex
{
    /// <summary>The id of the content item.</summary>
    public string ContentItemId { get; set; } = "";

    /// <summary>The type of the content item.</summary>
    public string ContentType { get; set; } = "";

    /// <summary>When the review was asked for.</summary>
    public DateTime AskedUtc { get; set; }
}

/// <summary>Fills <see cref="ReviewIndex"/>.</summary>
public sealed class ReviewIndexProvider : IndexProvider<ContentItem>
{
    /// <inheritdoc />
    public override void Describe(DescribeContext<ContentItem> context)
        => context.For<ReviewIndex>().Map(item =>
            item is { Latest: true, Published: false } && item.TryGet<ReviewPart>(out var review) && review.AskedUtc is { } asked
                ? new ReviewIndex { ContentItemId = item.ContentItemId, ContentType = item.ContentType, AskedUtc = asked }
                : null!); // YesSql takes null as "no row"; it is not annotated.
}
