using Iurc.Programme;
using Iurc.Programme.Search;

namespace Iurc.Workbench.Content;

/// <summary>Searches the published items of the recipes, with the words that the CMS would have in its index.</summary>
internal sealed class RecipeSearch(SiteContent content) : ISiteSearch
{
    // Only a search needs the words; a site is read anew with every change of its files.
    private readonly Lazy<IReadOnlyList<Entry>> _entries = new(() => [.. content.Published.Where(IsSearchable).Select(Entry.Of)]);

    /// <inheritdoc />
    public ValueTask<SearchPage> SearchAsync(string? query, int page)
    {
        var terms = SearchText.QueryTerms(query);
        if (terms.Count == 0)
        {
            return new(new SearchPage([], 0, 1, 1));
        }

        var exact = _entries.Value.Where(entry => terms.All(entry.Has)).ToHashSet();
        var wanted = terms.Select(term => (Term: term, Near: term.Misspellings().ToHashSet(StringComparer.Ordinal))).ToList();
        var found = _entries.Value.Where(entry => exact.Contains(entry) || wanted.TrueForAll(word => entry.Has(word.Term) || entry.Words.Any(word.Near.Contains))).ToList();
        var (shown, number, pageCount) = SearchRanking.Page(
            found, entry => !exact.Contains(entry), entry => entry.Item.DisplayText, entry => entry.Item.ContentItemId, terms, page);
        var hits = shown.Select(entry => new SearchHit(
            entry.Item.ContentType, PlainText.OneLine(entry.Item.DisplayText), entry.Item.PublicPath, SearchExtract.Of(entry.Text, terms)));
        return new(new SearchPage([.. hits], found.Count, number, pageCount));
    }

    private static bool IsSearchable(ContentItem item) => item.PublicPath.Length > 0;

    private sealed record Entry(ContentItem Item, string Text, IReadOnlyList<string> Words)
    {
        public static Entry Of(ContentItem item)
        {
            var text = ContentText.Collect(item.Content);
            return new(item, text, SearchText.Words(item.DisplayText + " " + text));
        }

        public bool Has(SearchTerm term) => Words.Any(term.Finds);
    }
}
