using System.Text.Json.Nodes;
using Iurc.Cms.Programme.Indexes;
using Iurc.Cms.Programme.Models;
using Iurc.Programme.Search;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Records;
using YesSql;
using YesSql.Services;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Programme.Services;

/// <summary>Searches by <see cref="SearchWordIndex"/>.</summary>
public sealed class SiteSearch(ISession session, IContentManager contentManager, PageDependencies dependencies) : ISiteSearch
{
    /// <summary>An item may have several words that begin alike.</summary>
    private const int MaxRows = 2 * SearchPage.MaxTotal;

    /// <inheritdoc />
    public async ValueTask<SearchPage> SearchAsync(string? query, int page)
    {
        foreach (var type in ISiteSearch.ContentTypes)
        {
            dependencies.OnType(type);
        }

        var words = SearchText.QueryWords(query);
        if (words.Count == 0)
        {
            return new SearchPage([], 0, 1, 1);
        }

        var (ids, isCut) = await FindAsync(words);
        var titles = await session.QueryIndex<ContentItemIndex>(index => index.ContentItemId.IsIn(ids) && index.Published).ListAsync();
        var (shown, number, pageCount) = SearchRanking.Page([.. titles], row => row.DisplayText ?? "", row => row.ContentItemId, words, page);

        var items = (await contentManager.GetAsync(shown.Select(row => row.ContentItemId)))
            .ToDictionary(item => item.ContentItemId, StringComparer.Ordinal);
        var hits = shown
            .Where(row => items.ContainsKey(row.ContentItemId))
            .Select(row => items[row.ContentItemId])
            .Select(item => new SearchHit(item.ContentType, item.DisplayText ?? "", item.PublicPath(),
                SearchExtract.Of(ContentText.Collect((JsonObject)item.Content), words)));
        return new SearchPage([.. hits], titles.Count(), number, pageCount) { IsCut = isCut };
    }

    /// <summary>
    /// The ids of the items that have all words, of at most <see cref="SearchPage.MaxTotal"/>, and whether there may be more. It
    /// begins with the rarest word, so that the number of items that have a common one does not matter.
    /// </summary>
    private async Task<(IReadOnlyCollection<string> Ids, bool IsCut)> FindAsync(IReadOnlyList<string> words)
    {
        var lists = new List<(string Word, HashSet<string> Ids, bool IsCut)>();
        foreach (var word in words)
        {
            var rows = await session.QueryIndex<SearchWordIndex>(index => index.Word.StartsWith(word)).Take(MaxRows).ListAsync();
            var ids = rows.Select(row => row.ContentItemId).ToHashSet(StringComparer.Ordinal);
            lists.Add((word, [.. ids.Take(SearchPage.MaxTotal)], rows.Count() == MaxRows || ids.Count > SearchPage.MaxTotal));
        }

        var (first, found, isCut) = lists.OrderBy(list => list.IsCut).ThenBy(list => list.Ids.Count).First();
        foreach (var (word, ids, othersAreCut) in lists.Where(list => list.Word != first))
        {
            if (!othersAreCut)
            {
                found.IntersectWith(ids);
            }
            else if (found.Count > 0)
            {
                var rows = await session.QueryIndex<SearchWordIndex>(index => index.ContentItemId.IsIn(found) && index.Word.StartsWith(word)).ListAsync();
                found = [.. rows.Select(row => row.ContentItemId)];
            }
        }

        return (found, isCut);
    }
}
