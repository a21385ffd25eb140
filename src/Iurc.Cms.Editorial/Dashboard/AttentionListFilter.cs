using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using OrchardCore.Contents.Services;
using OrchardCore.Modules;
using YesSql.Filters.Query;

namespace Iurc.Cms.Editorial.Dashboard;

/// <summary>
/// The term <c>needs:</c> in the filter box of the admin's lists: <c>needs:finishing</c> (forgotten drafts), <c>needs:waiting</c>
/// (scheduled), <c>needs:review</c> (unchanged for a year), <c>needs:owner</c>. Any other word finds nothing.
/// </summary>
public sealed class AttentionListFilter : IContentsAdminListFilterProvider
{
    /// <inheritdoc />
    public void Build(QueryEngineBuilder<ContentItem> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        builder.WithNamedTerm("needs", term => term.OneCondition((value, query, context) =>
        {
            var now = ((ContentQueryContext)context).ServiceProvider.GetRequiredService<IClock>().UtcNow;
            return new ValueTask<YesSql.IQuery<ContentItem>>(query.With(value.Trim().ToLowerInvariant() switch
            {
                "finishing" => AttentionRows.ForgottenDrafts(now),
                "waiting" => AttentionRows.Of(AttentionKind.Scheduled),
                "review" => AttentionRows.PastReview(now),
                "owner" => AttentionRows.Of(AttentionKind.Owner),
                _ => AttentionRows.Of(""),
            }));
        }));
    }
}
