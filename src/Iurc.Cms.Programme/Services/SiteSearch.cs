using System.Text.Json.Nodes;
using Iurc.Cms.Programme.Indexes;
using Iurc.Cms.Programme.Models;
using Iurc.Programme;
using Iurc.Programme.Search;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Records;
using YesSql;
using YesSql.Services;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Programme.Services;

/// <summary>Searches by <see cref="SearchWordIndex"/>.</summary>
public sealed class SiteSearch(ISession session, IContentManager contentManager, PageDependencies dependencies, IndexedWords words) : ISiteSearch
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

        var terms = SearchText.QueryTerms(query);
        if (terms.Count == 0)
        {
            return new SearchPage([], 0, 1, 1);
        }

        var (documents, isCut) = await FindAsync([.. terms.Select(term => new Wanted(term.Spellings, []))]);
        var near = documents.Count < SearchPage.MaxTotal ? await FindNearAsync(terms, documents) : [];
        // Asked for what is published besides, SQLite would read through all that is.
        IReadOnlyCollection<long> all = [.. documents, .. near.Take(SearchPage.MaxTotal - documents.Count)];
        var titles = (await session.QueryIndex<ContentItemIndex>(index => index.DocumentId.IsIn(all)).ListAsync()).Where(row => row.Published).ToList();
        var (shown, number, pageCount) = SearchRanking.Page(
            titles, row => !documents.Contains(row.DocumentId), row => row.DisplayText ?? "", row => row.ContentItemId, terms, page);

        var items = (await contentManager.GetAsync(shown.Select(row => row.ContentItemId)))
            .DistinctBy(item => item.ContentItemId, StringComparer.Ordinal)
            .ToDictionary(item => item.ContentItemId, StringComparer.Ordinal);
        var hits = shown
            .Where(row => items.ContainsKey(row.ContentItemId))
            .Select(row => items[row.ContentItemId])
            .Select(item => new SearchHit(item.ContentType, PlainText.OneLine(item.DisplayText), item.PublicPath(),
                SearchExtract.Of(ContentText.Collect((JsonObject)item.Content), terms)));
        return new SearchPage([.. hits], titles.Count, number, pageCount) { IsCut = isCut };
    }

    /// <summary>The documents that have all words if a slip of the finger is forgiven, besides those that have them without.</summary>
    private async Task<IReadOnlyCollection<long>> FindNearAsync(IReadOnlyList<SearchTerm> terms, IReadOnlySet<long> exact)
    {
        var wanted = new List<Wanted>();
        foreach (var term in terms)
        {
            wanted.Add(new Wanted(term.Spellings, await words.NearAsync(term)));
        }

        return wanted.Exists(word => word.Whole.Count > 0) ? [.. (await FindAsync(wanted)).Documents.Except(exact)] : [];
    }

    /// <summary>
    /// The documents of the items that have all words, of at most <see cref="SearchPage.MaxTotal"/>, and whether there may be more. It
    /// looks at the items with the rarest word and at no more of them than is needed, so that the number of items does not matter.
    /// </summary>
    private async Task<(HashSet<long> Documents, bool IsCut)> FindAsync(IReadOnlyList<Wanted> wanted)
    {
        var rarest = wanted.Count == 1 ? wanted[0] : await RarestAsync(wanted);
        var found = new HashSet<long>();
        var looked = 0;
        await foreach (var batch in BatchesAsync(rarest))
        {
            IReadOnlyCollection<long> having = batch;
            foreach (var word in wanted.Where(word => word != rarest))
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
    private async Task<Wanted> RarestAsync(IReadOnlyList<Wanted> wanted)
    {
        var counts = new List<(Wanted Word, int Count)>();
        foreach (var word in wanted)
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

        return counts.OrderBy(entry => entry.Count).ThenByDescending(entry => entry.Word.Beginnings[0].Length).First().Word;
    }

    /// <summary>The documents that have a word which is wanted, those that have it in their title first.</summary>
    private async IAsyncEnumerable<IReadOnlyCollection<long>> BatchesAsync(Wanted wanted)
    {
        foreach (var place in new[] { SearchWordIndex.InTitle, SearchWordIndex.InText })
        {
            foreach (var rows in wanted.Rows(() => session.QueryIndex<SearchWordIndex>(index => index.Place == place)))
            {
                var taken = 0;
                while (true)
                {
                    var batch = (await rows().OrderBy(index => index.Word).ThenBy(index => index.ContentItemId).Skip(taken).Take(BatchSize).ListAsync()).ToList();
                    yield return batch.Select(row => row.DocumentId).ToHashSet();
                    taken += batch.Count;
                    if (batch.Count < BatchSize)
                    {
                        break;
                    }
                }
            }
        }
    }

    private async Task<IReadOnlyCollection<long>> HavingAsync(IReadOnlyCollection<long> documents, Wanted wanted)
    {
        var having = new HashSet<long>();
        foreach (var rows in wanted.Rows(() => session.QueryIndex<SearchWordIndex>(index => index.DocumentId.IsIn(documents))))
        {
            having.UnionWith((await rows().ListAsync()).Select(row => row.DocumentId));
        }

        return having;
    }

    /// <summary>A word that is looked for.</summary>
    /// <param name="Beginnings">What it may begin with; at least one.</param>
    /// <param name="Whole">What it may be besides.</param>
    private sealed record Wanted(IReadOnlyList<string> Beginnings, IReadOnlyList<string> Whole)
    {
        /// <summary>The rows of <paramref name="rows"/> that have it, each time a look-up in an index.</summary>
        public IEnumerable<Func<IQueryIndex<SearchWordIndex>>> Rows(Func<IQueryIndex<SearchWordIndex>> rows)
            => Beginnings.Select<string, Func<IQueryIndex<SearchWordIndex>>>(beginning => () => rows().Where(index => index.Word.StartsWith(beginning)))
                .Concat(Whole.Select<string, Func<IQueryIndex<SearchWordIndex>>>(word => () => rows().Where(index => index.Word == word)));
    }
}
