namespace Iurc.Programme.Search;

/// <summary>Puts hits in order.</summary>
public static class SearchRanking
{
    /// <summary>How many of <paramref name="terms"/> find a word of <paramref name="title"/>.</summary>
    public static int TitleScore(string title, IReadOnlyList<SearchTerm> terms)
    {
        var titleWords = SearchText.Words(title);
        return terms.Count(term => titleWords.Any(term.Finds));
    }

    /// <summary>Cuts the page that is asked for out of all hits, the best first.</summary>
    /// <param name="hits">All hits.</param>
    /// <param name="isNear">Whether a hit has only a word that is near one of the query's: it comes after all that have the words themselves.</param>
    /// <param name="title">The title of a hit.</param>
    /// <param name="id">Its content item id, which decides between hits with the same title.</param>
    /// <param name="terms">The query's words.</param>
    /// <param name="page">The page that is asked for.</param>
    public static (IReadOnlyList<T> Items, int Page, int PageCount) Page<T>(
        IReadOnlyCollection<T> hits, Func<T, bool> isNear, Func<T, string> title, Func<T, string> id, IReadOnlyList<SearchTerm> terms, int page)
    {
        ArgumentNullException.ThrowIfNull(hits);

        var pageCount = Math.Max(1, (int)Math.Ceiling(hits.Count / (double)SearchPage.PageSize));
        var shown = Math.Clamp(page, 1, pageCount);
        var items = hits
            .OrderBy(isNear)
            .ThenByDescending(hit => TitleScore(title(hit), terms))
            .ThenBy(title, StringComparer.OrdinalIgnoreCase)
            .ThenBy(id, StringComparer.Ordinal)
            .Skip((shown - 1) * SearchPage.PageSize)
            .Take(SearchPage.PageSize);
        return ([.. items], shown, pageCount);
    }
}
