using System.Text.Json.Nodes;
using Iurc.Cms.Programme.Models;
using Iurc.Programme.Search;
using OrchardCore.ContentManagement;
using YesSql.Indexes;

namespace Iurc.Cms.Programme.Indexes;

/// <summary>
/// Finds the public pages that contain a word: one row for each word of a published item.
/// It is written with the item, in the same transaction and for all nodes, so that search never lags behind.
/// </summary>
public sealed class SearchWordIndex : MapIndex
{
    /// <summary>The id of the content item.</summary>
    public string ContentItemId { get; set; } = "";

    /// <summary>A word as <see cref="SearchText.Words"/> gives it.</summary>
    public string Word { get; set; } = "";
}

/// <summary>Fills <see cref="SearchWordIndex"/>.</summary>
public sealed class SearchWordIndexProvider : IndexProvider<ContentItem>
{
    /// <inheritdoc />
    public override void Describe(DescribeContext<ContentItem> context)
        => context.For<SearchWordIndex>().Map(item => !IsSearchable(item) ? [] : SearchText.Words(TextOf(item))
            .Select(word => new SearchWordIndex { ContentItemId = item.ContentItemId, Word = word }));

    /// <summary>What a reader can see of the item: its title and its texts.</summary>
    internal static string TextOf(ContentItem item) => item.DisplayText + " " + ContentText.Collect((JsonObject)item.Content);

    private static bool IsSearchable(ContentItem item)
        => item.Published && ISiteSearch.ContentTypes.Contains(item.ContentType) && item.PublicPath().Length > 0;
}
