using OrchardCore.ContentManagement;
using OrchardCore.Contents.Services;
using YesSql.Filters.Query;

namespace Iurc.Cms.Editorial.Review;

/// <summary>The term <c>review:asked</c> in the filter box of the admin's lists: the drafts that await a review.</summary>
public sealed class ReviewListFilter : IContentsAdminListFilterProvider
{
    /// <inheritdoc />
    public void Build(QueryEngineBuilder<ContentItem> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        builder.WithNamedTerm("review", term => term.OneCondition((value, query) =>
            // Another word finds nothing, rather than everything.
            string.Equals(value.Trim(), "asked", StringComparison.OrdinalIgnoreCase)
                ? query.With<ReviewIndex>()
                : query.With<ReviewIndex>(index => index.ContentItemId == "")));
    }
}
