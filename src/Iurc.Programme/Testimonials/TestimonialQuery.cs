namespace Iurc.Programme.Testimonials;

/// <summary>Which testimonials to list. They come in the order in which they were first published, the oldest first.</summary>
/// <param name="PhaseId">Only those that speak of this phase; null for all.</param>
/// <param name="RegionId">Only those that speak of this region; null for all.</param>
/// <param name="Page">The page, 1 for the first. A page outside the list shows the nearest one.</param>
/// <param name="PageSize">How many testimonials a page holds, at least 1.</param>
public sealed record TestimonialQuery(string? PhaseId = null, string? RegionId = null, int Page = 1, int PageSize = TestimonialQuery.DefaultPageSize)
{
    /// <summary>How many testimonials a page of the public list holds.</summary>
    public const int DefaultPageSize = 20;
}

/// <summary>One page of testimonials.</summary>
/// <param name="Items">The testimonials on this page.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Page">The number of this page, 1 for the first.</param>
/// <param name="PageCount">How many pages there are, at least 1.</param>
public sealed record TestimonialPage(IReadOnlyList<TestimonialFacts> Items, int Total, int Page, int PageCount)
{
    /// <summary>Works out which page can be shown of <paramref name="total"/> testimonials.</summary>
    /// <returns>The page's number within bounds, and how many pages there are.</returns>
    public static (int Page, int PageCount) Clamp(int total, TestimonialQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.PageSize, 1);

        var pageCount = Math.Max(1, (int)Math.Ceiling(total / (double)query.PageSize));
        return (Math.Clamp(query.Page, 1, pageCount), pageCount);
    }
}
