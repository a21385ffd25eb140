using Iurc.Cms.Programme.Indexes;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Records;
using YesSql.Indexes;

namespace Iurc.Cms.Editorial.Review;

/// <summary>By whom a review was asked for, of each draft that awaits one or was sent back.</summary>
public sealed class AskedReviewIndex : MapIndex
{
    /// <summary>The id of the content item.</summary>
    public string ContentItemId { get; set; } = "";

    /// <summary>The id of the user who asked.</summary>
    public string AskedById { get; set; } = "";

    /// <summary>Whether it was sent back; if not, it awaits a review.</summary>
    public bool IsSentBack { get; set; }

    /// <summary>When it was asked for, or sent back; UTC.</summary>
    public DateTime WhenUtc { get; set; }
}

/// <summary>Fills <see cref="AskedReviewIndex"/>.</summary>
public sealed class AskedReviewIndexProvider : IndexProvider<ContentItem>
{
    /// <inheritdoc />
    public override void Describe(DescribeContext<ContentItem> context)
        => context.For<AskedReviewIndex>().Map(item =>
            item is { Latest: true, Published: false } && item.TryGet<ReviewPart>(out var review) && (review.AskedUtc is not null || review.Answer.Length > 0)
                ? new AskedReviewIndex
                {
                    ContentItemId = item.ContentItemId,
                    AskedById = IndexedText.Fit(review.AskedById, ContentItemIndex.MaxOwnerSize),
                    IsSentBack = review.AskedUtc is null,
                    WhenUtc = review.AskedUtc ?? review.AnsweredUtc ?? item.ModifiedUtc ?? DateTime.UnixEpoch,
                }
                : null!); // YesSql takes null as "no row"; it is not annotated.
}
