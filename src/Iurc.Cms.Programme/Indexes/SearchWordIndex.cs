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
    /// <summary>For <see cref="Place"/>: the word stands in the title.</summary>
    public const int InTitle = 0;

    /// <summary>For <see cref="Place"/>: the word stands elsewhere.</summary>
    public const int InText = 1;

    /// <summary>The number of the item's document.</summary>
    public long DocumentId { get; set; }

    /// <summary>The id of the content item.</summary>
    public string ContentItemId { get; set; } = "";

    /// <summary><see cref="InTitle"/> or <see cref="InText"/>: where too many are found, those with the word in their title are shown.</summary>
    public int Place { get; set; }

    /// <summary>A word as <see cref="SearchText.Words"/> gives it.</summary>
    public string Word { get; set; } = "";
}

/// <summary>Fills <see cref="SearchWordIndex"/>.</summary>
public sealed class SearchWordIndexProvider : IndexProvider<ContentItem>
{
    /// <inheritdoc />
    public override void Describe(DescribeContext<ContentItem> context)
        => context.For<SearchWordIndex>().Map(item =>
        {
            if (!IsSearchable(item))
            {
                return [];
            }

            var title = SearchText.Words(item.DisplayText).ToHashSet(StringComparer.Ordinal);
            return SearchText.Words(TextOf(item)).Select(word => new SearchWordIndex
            {
                ContentItemId = item.ContentItemId,
                Place = title.Contains(word) ? SearchWordIndex.InTitle : SearchWordIndex.InText,
                Word = word,
            });
        });

    /// <summary>What a reader can see of the item: its title and its texts.</summary>
    internal static string TextOf(ContentItem item) => item.DisplayText + " " + ContentText.Collect((JsonObject)item.Content);

    // Whatever has an address of its own is a page, of whatever type.
    private static bool IsSearchable(ContentItem item) => item.Published && item.PublicPath().Length > 0;
}
