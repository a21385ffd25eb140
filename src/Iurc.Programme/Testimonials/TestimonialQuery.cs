using System.Globalization;
using Iurc.Programme.Pages;
using Iurc.Programme.Phases;
using Iurc.Programme.Regions;

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
    /// <summary>The query of this page's own address, with a leading question mark; empty for the first page of all. See <see cref="PageQuery.Canonical"/>.</summary>
    public string Query { get; init; } = "";

    /// <summary>The names of what the list is narrowed to; empty for all.</summary>
    public string NarrowedTo { get; init; } = "";

    /// <summary>The page with its address and the names of what it is narrowed to. Each narrowed list, and each page of one, is a page of its own.</summary>
    /// <param name="phase">The phase that it is narrowed to, or null.</param>
    /// <param name="region">The region that it is narrowed to, or null.</param>
    public TestimonialPage Of(PhaseFacts? phase, RegionFacts? region) => this with
    {
        Query = PageQuery.Canonical(key => key switch
        {
            PageQuery.Page => Page.ToString(CultureInfo.InvariantCulture),
            PageQuery.Phase => phase?.Slug,
            PageQuery.Region => region?.Slug,
            _ => null,
        }),
        NarrowedTo = string.Join(", ", new[] { phase?.Title, region?.Title }.Where(title => !string.IsNullOrEmpty(title))),
    };

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
