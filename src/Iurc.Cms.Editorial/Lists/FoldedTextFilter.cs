using Iurc.Cms.Programme.Indexes;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Records;
using OrchardCore.Contents;
using OrchardCore.Contents.Services;
using YesSql.Filters.Query;
using YesSql.Services;

namespace Iurc.Cms.Editorial.Lists;

/// <summary>
/// What is typed into the filter box without a term: it finds what public search would, by name, organisation and place. It takes the
/// place of Orchard's own, which compares letter by letter; that one is still asked for what has no letter in it.
/// </summary>
public sealed class FoldedTextFilter : IContentsAdminListFilterProvider
{
    /// <inheritdoc />
    public void Build(QueryEngineBuilder<ContentItem> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        builder.WithDefaultTerm(ContentsAdminListFilterOptions.DefaultTermName, term => term.ManyCondition(
            (typed, query) => query.Having(typed) ?? query.With<ContentItemIndex>(index => index.DisplayText.Contains(typed)),
            (typed, query) => query.Lacking(typed) ?? query.With<ContentItemIndex>(index => index.DisplayText.NotContains(typed))));
    }
}
