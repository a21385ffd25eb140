using OrchardCore.ContentManagement;
using OrchardCore.Contents.Services;
using YesSql.Filters.Query;

namespace Iurc.Cms.Editorial.Review;

/// <summary>The terms <c>review:asked</c> and <c>review:back</c> in the filter box of the admin's lists: the drafts that await a review, and those sent back.</summary>
public sealed class ReviewListFilter : IContentsAdminListFilterProvider
{
    /// <inheritdoc />
    public void Build(QueryEngineBuilder<ContentItem> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        builder.WithNamedTerm("review", term => term.OneCondition((value, query) =>
            value.Trim().ToUpperInvariant() switch
            {
                "ASKED" => query.With<ReviewIndex>(),
                "BACK" => query.With<AskedReviewIndex>(index => index.IsSentBack),
                // Another word finds nothing, rather than everything.
                _ => query.With<ReviewIndex>(index => index.ContentItemId == ""),
            }));
    }
}
