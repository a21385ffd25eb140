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

        var ids = await FindAsync(words);
        var titles = await session.QueryIndex<ContentItemIndex>(index => index.ContentItemId.IsIn(ids) && index.Published).ListAsync();
        var (shown, number, pageCount) = SearchRanking.Page([.. titles], row => row.DisplayText ?? "", row => row.ContentItemId, words, page);

        var items = (await contentManager.GetAsync(shown.Select(row => row.ContentItemId)))
            .ToDictionary(item => item.ContentItemId, StringComparer.Ordinal);
        var hits = shown
            .Where(row => items.ContainsKey(row.ContentItemId))
            .Select(row => items[row.ContentItemId])
            .Select(item => new SearchHit(item.ContentType, item.DisplayText ?? "", item.PublicPath(),
                SearchExtract.Of(ContentText.Collect((JsonObject)item.Content), words)));
        return new SearchPage([.. hits], titles.Count(), number, pageCount);
    }

    private async Task<HashSet<string>> FindAsync(IReadOnlyList<string> words)
    {
        HashSet<string>? found = null;
        foreach (var word in words)
        {
            var rows = await session.QueryIndex<SearchWordIndex>(index => index.Word.StartsWith(word)).ListAsync();
            var ids = rows.Select(row => row.ContentItemId);
            found = found is null ? [.. ids] : [.. found.Intersect(ids)];
            if (found.Count == 0)
            {
                break;
            }
        }

        return found ?? [];
    }
}
