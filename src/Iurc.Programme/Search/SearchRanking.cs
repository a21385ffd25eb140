namespace Iurc.Programme.Search;

/// <summary>Puts hits in order.</summary>
public static class SearchRanking
{
    /// <summary>How many of <paramref name="queryWords"/> begin a word of <paramref name="title"/>.</summary>
    public static int TitleScore(string title, IReadOnlyList<string> queryWords)
    {
        var titleWords = SearchText.Words(title);
        return queryWords.Count(wanted => titleWords.Any(word => word.StartsWith(wanted, StringComparison.Ordinal)));
    }

    /// <summary>Cuts the page that is asked for out of all hits, the best first.</summary>
    /// <param name="hits">All hits.</param>
    /// <param name="title">The title of a hit.</param>
    /// <param name="id">Its content item id, which decides between hits with the same title.</param>
    /// <param name="queryWords">The query's words.</param>
    /// <param name="page">The page that is asked for.</param>
    public static (IReadOnlyList<T> Items, int Page, int PageCount) Page<T>(IReadOnlyCollection<T> hits, Func<T, string> title, Func<T, string> id, IReadOnlyList<string> queryWords, int page)
    {
        ArgumentNullException.ThrowIfNull(hits);

        var pageCount = Math.Max(1, (int)Math.Ceiling(hits.Count / (double)SearchPage.PageSize));
        var shown = Math.Clamp(page, 1, pageCount);
        var items = hits
            .OrderByDescending(hit => TitleScore(title(hit), queryWords))
            .ThenBy(title, StringComparer.OrdinalIgnoreCase)
            .ThenBy(id, StringComparer.Ordinal)
            .Skip((shown - 1) * SearchPage.PageSize)
            .Take(SearchPage.PageSize);
        return ([.. items], shown, pageCount);
    }
}
