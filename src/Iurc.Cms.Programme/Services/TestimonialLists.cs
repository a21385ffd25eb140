using Iurc.Cms.Programme.Indexes;
using Iurc.Programme.Testimonials;
using YesSql;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Programme.Services;

/// <summary>
/// Counts and lists published testimonials by the index that holds just those in their order: its rows are enough, while a query for
/// whole items would group all that match to show the first twenty.
/// </summary>
public sealed class TestimonialLists(ISession session)
{
    /// <summary>How many there are on all pages.</summary>
    public Task<int> CountAsync(TestimonialQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);

        return query switch
        {
            { PhaseId: null, RegionId: null } => All().CountAsync(),
            { PhaseId: { } phaseId, RegionId: null } => OfPhase(phaseId).CountAsync(),
            { PhaseId: null, RegionId: { } regionId } => OfRegion(regionId).CountAsync(),
            { PhaseId: { } phaseId, RegionId: { } regionId } => OfBoth(phaseId, regionId).CountAsync(),
        };
    }

    /// <summary>The ids of one page, the oldest testimonial first.</summary>
    /// <param name="query">Which testimonials, and how many.</param>
    /// <param name="skipped">How many come before the page.</param>
    /// <param name="marks">The marks of the list that <paramref name="query"/> names.</param>
    public Task<IReadOnlyList<string>> IdsAsync(TestimonialQuery query, int skipped, ListMarks<TestimonialMark> marks)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(marks);

        return query switch
        {
            { PhaseId: null, RegionId: null } => PageAsync(All, skipped, query.PageSize, marks),
            { PhaseId: { } phaseId, RegionId: null } => PageAsync(() => OfPhase(phaseId), skipped, query.PageSize, marks),
            { PhaseId: null, RegionId: { } regionId } => PageAsync(() => OfRegion(regionId), skipped, query.PageSize, marks),
            { PhaseId: { } phaseId, RegionId: { } regionId } => PageAsync(() => OfBoth(phaseId, regionId), skipped, query.PageSize, marks),
        };
    }

    private static async Task<IReadOnlyList<string>> PageAsync<TIndex>(Func<IQueryIndex<TIndex>> list, int skipped, int taken, ListMarks<TestimonialMark> marks)
        where TIndex : TestimonialOrderIndex
    {
        var (mark, rest) = await marks.BeforeAsync(skipped, async previous =>
            (await From(list(), previous).Skip(marks.Distance).Take(1).ListAsync()).FirstOrDefault() is { } row ? new TestimonialMark(row.CreatedUtc, row.ContentItemId) : null);
        var rows = await From(list(), mark).Skip(rest).Take(taken).ListAsync();
        return [.. rows.Select(row => row.ContentItemId)];
    }

    private static IQueryIndex<TIndex> From<TIndex>(IQueryIndex<TIndex> list, TestimonialMark? mark)
        where TIndex : TestimonialOrderIndex
    {
        if (mark is not null)
        {
            // Both databases begin at the mark with the first condition; the second one alone would read the list from its beginning.
            list = list.Where(index => index.CreatedUtc >= mark.CreatedUtc)
                .Where(sql =>
                {
                    var (time, id) = (sql.QuoteForColumnName(nameof(TestimonialOrderIndex.CreatedUtc)), sql.QuoteForColumnName(nameof(TestimonialOrderIndex.ContentItemId)));
                    return $"({time} > @MarkTime OR {id} >= @MarkId)";
                })
                .WithParameter("@MarkTime", mark.CreatedUtc)
                .WithParameter("@MarkId", mark.ContentItemId);
        }

        return list.OrderBy(index => index.CreatedUtc).ThenBy(index => index.ContentItemId);
    }

    private IQueryIndex<TestimonialIndex> All() => session.QueryIndex<TestimonialIndex>(index => index.Published);

    private IQueryIndex<TestimonialPhaseIndex> OfPhase(string id) => session.QueryIndex<TestimonialPhaseIndex>(index => index.PhaseId == id && index.Published);

    private IQueryIndex<TestimonialRegionIndex> OfRegion(string id) => session.QueryIndex<TestimonialRegionIndex>(index => index.RegionId == id && index.Published);

    private IQueryIndex<TestimonialPhaseRegionIndex> OfBoth(string phaseId, string regionId)
        => session.QueryIndex<TestimonialPhaseRegionIndex>(index => index.PhaseId == phaseId && index.RegionId == regionId && index.Published);
}
