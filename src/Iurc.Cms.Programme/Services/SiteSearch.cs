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
    /// <summary>One more than is shown, to know whether there are more.</summary>
    private const int BatchSize = SearchPage.MaxTotal + 1;

    /// <summary>How many items with the rarest word are looked at for the other words before the search ends.</summary>
    private const int MostLookedAt = 10 * SearchPage.MaxTotal;

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

        var (documents, isCut) = await FindAsync(words);
        // Asked for what is published besides, SQLite would read through all that is.
        var titles = (await session.QueryIndex<ContentItemIndex>(index => index.DocumentId.IsIn(documents)).ListAsync()).Where(row => row.Published).ToList();
        var (shown, number, pageCount) = SearchRanking.Page(titles, row => row.DisplayText ?? "", row => row.ContentItemId, words, page);

        var items = (await contentManager.GetAsync(shown.Select(row => row.ContentItemId)))
            .DistinctBy(item => item.ContentItemId, StringComparer.Ordinal)
            .ToDictionary(item => item.ContentItemId, StringComparer.Ordinal);
        var hits = shown
            .Where(row => items.ContainsKey(row.ContentItemId))
            .Select(row => items[row.ContentItemId])
            .Select(item => new SearchHit(item.ContentType, item.DisplayText ?? "", item.PublicPath(),
                SearchExtract.Of(ContentText.Collect((JsonObject)item.Content), words)));
        return new SearchPage([.. hits], titles.Count, number, pageCount) { IsCut = isCut };
    }

    /// <summary>
    /// The documents of the items that have all words, of at most <see cref="SearchPage.MaxTotal"/>, and whether there may be more. It
    /// looks at the items with the rarest word and at no more of them than is needed, so that the number of items does not matter.
    /// </summary>
    private async Task<(IReadOnlyCollection<long> Documents, bool IsCut)> FindAsync(IReadOnlyList<string> words)
    {
        var rarest = words.Count == 1 ? words[0] : await RarestAsync(words);
        var found = new HashSet<long>();
        var looked = 0;
        await foreach (var batch in BatchesAsync(rarest))
        {
            IReadOnlyCollection<long> having = batch;
            foreach (var word in words.Where(word => word != rarest))
            {
                having = having.Count == 0 ? having : await HavingAsync(having, word);
            }

            found.UnionWith(having);
            looked += batch.Count;
            if (found.Count > SearchPage.MaxTotal || looked >= MostLookedAt)
            {
                return ([.. found.Take(SearchPage.MaxTotal)], true);
            }
        }

        return (found, found.Count > SearchPage.MaxTotal);
    }

    /// <summary>The word that fewest items have. Of those that many have, the longest: how many have it is not counted to the end.</summary>
    private async Task<string> RarestAsync(IReadOnlyList<string> words)
    {
        var counts = new List<(string Word, int Count)>();
        foreach (var word in words)
        {
            var count = 0;
            await foreach (var batch in BatchesAsync(word))
            {
                count += batch.Count;
                if (count >= BatchSize)
                {
                    count = int.MaxValue;
                    break;
                }
            }

            counts.Add((word, count));
        }

        return counts.OrderBy(entry => entry.Count).ThenByDescending(entry => entry.Word.Length).First().Word;
    }

    /// <summary>The documents that have a word which begins so, those that have it in their title first.</summary>
    private async IAsyncEnumerable<IReadOnlyCollection<long>> BatchesAsync(string beginning)
    {
        foreach (var place in new[] { SearchWordIndex.InTitle, SearchWordIndex.InText })
        {
            var taken = 0;
            while (true)
            {
                var rows = (await session.QueryIndex<SearchWordIndex>(index => index.Place == place && index.Word.StartsWith(beginning))
                    .OrderBy(index => index.Word).ThenBy(index => index.ContentItemId)
                    .Skip(taken).Take(BatchSize).ListAsync()).ToList();
                yield return rows.Select(row => row.DocumentId).ToHashSet();
                taken += rows.Count;
                if (rows.Count < BatchSize)
                {
                    break;
                }
            }
        }
    }

    private async Task<IReadOnlyCollection<long>> HavingAsync(IReadOnlyCollection<long> documents, string beginning)
    {
        var rows = await session.QueryIndex<SearchWordIndex>(index => index.DocumentId.IsIn(documents) && index.Word.StartsWith(beginning)).ListAsync();
        return rows.Select(row => row.DocumentId).ToHashSet();
    }
}
