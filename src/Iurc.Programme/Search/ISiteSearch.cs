namespace Iurc.Programme.Search;

/// <summary>Searches the public pages. The CMS asks its index, the Workbench reads the recipes through.</summary>
public interface ISiteSearch
{
    /// <summary>
    /// The content types of the set-up whose items are pages of their own. Items of other types, which an administrator has made, can be
    /// found too if they have an address.
    /// </summary>
    static IReadOnlyList<string> ContentTypes { get; } = ["Phase", "Region", "Testimonial", "Page", "LandingPage", "CollectionPage"];

    /// <summary>
    /// The published items that contain every word of <paramref name="query"/>, or a word that begins with it. Those with more of
    /// the words in their title come first, then by title. After them come those that have a word near one of the query's, as
    /// <see cref="NearWords"/> are.
    /// </summary>
    /// <param name="query">What the reader typed; accents and case do not matter, see <see cref="SearchText"/>.</param>
    /// <param name="page">The page, 1 for the first. A page outside the list shows the nearest one.</param>
    ValueTask<SearchPage> SearchAsync(string? query, int page);
}

/// <summary>One page of what search found.</summary>
/// <param name="Items">The hits on this page.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Page">The number of this page, 1 for the first.</param>
/// <param name="PageCount">How many pages there are, at least 1.</param>
public sealed record SearchPage(IReadOnlyList<SearchHit> Items, int Total, int Page, int PageCount)
{
    /// <summary>How many hits a page holds.</summary>
    public const int PageSize = 20;

    /// <summary>Who finds more than this many has looked for words that are too common: the rest is not shown.</summary>
    public const int MaxTotal = 100;

    /// <summary>Whether there may be more than <see cref="Total"/>.</summary>
    public bool IsCut { get; init; }
}

/// <summary>One page that search found.</summary>
/// <param name="ContentType">The content type, for example <c>Phase</c>.</param>
/// <param name="Title">The page's title.</param>
/// <param name="Path">The site-relative address with a leading <c>~/</c>.</param>
/// <param name="Extract">The text around the first word that was found, at most <see cref="SearchExtract.Length"/> characters.</param>
public sealed record SearchHit(string ContentType, string Title, string Path, string Extract);
