using Iurc.Cms.Programme.Handlers;
using Iurc.Cms.Programme.Indexes;
using Iurc.Cms.Programme.Models;
using Iurc.Programme;
using Iurc.Programme.Phases;
using Iurc.Programme.Regions;
using Iurc.Programme.Testimonials;
using OrchardCore.ContentManagement;
using OrchardCore.Modules;
using YesSql;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Programme.Services;

/// <summary>Reads the programme from Orchard's store, and keeps in <see cref="ProgrammeMemory"/> what nearly every page needs.</summary>
public sealed class ProgrammeCatalogue(
    ISession session, IContentManager contentManager, ILocalClock localClock, PageDependencies page, ProgrammeMemory memory, ProgrammeChanges changes) : IProgrammeCatalogue
{
    /// <inheritdoc />
    public async ValueTask<DateOnly> GetTodayAsync() => DateOnly.FromDateTime((await localClock.GetLocalNowAsync()).DateTime);

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<PhaseFacts>> GetPhasesAsync()
    {
        page.OnType(nameof(Phase));
        var known = await KnownAsync();
        return known.Phases ??= await ReadPhasesAsync();
    }

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<RegionFacts>> GetRegionsAsync()
    {
        page.OnType(nameof(Phase));
        page.OnType(nameof(Region));
        var known = await KnownAsync();
        return known.Regions ??= await ReadRegionsAsync();
    }

    /// <inheritdoc />
    public async ValueTask<TestimonialFacts?> GetTestimonialAsync(string id)
    {
        page.OnItem(id);
        return (await contentManager.GetAsync(id))?.ToTestimonialFacts();
    }

    /// <inheritdoc />
    public async ValueTask<int> CountTestimonialsAsync(TestimonialQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);

        page.OnType(nameof(Testimonial));
        var known = await KnownAsync();
        var key = (query.PhaseId, query.RegionId);
        if (!known.TestimonialCounts.TryGetValue(key, out var count))
        {
            known.TestimonialCounts[key] = count = await ReadCountAsync(query);
        }

        return count;
    }

    /// <inheritdoc />
    public async ValueTask<TestimonialPage> GetTestimonialsAsync(TestimonialQuery query)
    {
        var total = await CountTestimonialsAsync(query);
        var (number, pageCount) = TestimonialPage.Clamp(total, query);
        var items = await contentManager.GetAsync(await ReadIdsAsync(query, (number - 1) * query.PageSize));

        return new TestimonialPage([.. items.Select(item => item.ToTestimonialFacts()).OfType<TestimonialFacts>()], total, number, pageCount);
    }

    /// <summary>What all know, or nothing in a scope that has changed something itself.</summary>
    private ValueTask<ProgrammeSnapshot> KnownAsync() => changes.HasAny ? new(new ProgrammeSnapshot("")) : memory.GetAsync();

    private async Task<IReadOnlyList<PhaseFacts>> ReadPhasesAsync()
    {
        var items = await session.Query<ContentItem, PhaseIndex>(index => index.Published).ListAsync(contentManager);
        return [.. items.Select(item => item.ToPhaseFacts()).OfType<PhaseFacts>()
            .OrderBy(phase => phase.Number ?? int.MaxValue)
            .ThenBy(phase => phase.Title, StringComparer.OrdinalIgnoreCase)];
    }

    private async Task<IReadOnlyList<RegionFacts>> ReadRegionsAsync()
    {
        var items = await session.Query<ContentItem, RegionIndex>(index => index.Published).ListAsync(contentManager);
        return items.Select(item => item.ToRegionFacts()).OfType<RegionFacts>().InOrder(await GetPhasesAsync());
    }

    // The rows of one index are enough, unless both are asked for. They hold the order too; a query for whole items would group all
    // of them to show the first twenty.
    private Task<int> ReadCountAsync(TestimonialQuery query) => query switch
    {
        { PhaseId: null, RegionId: null } => All().CountAsync(),
        { PhaseId: { } phaseId, RegionId: null } => OfPhase(phaseId).CountAsync(),
        { PhaseId: null, RegionId: { } regionId } => OfRegion(regionId).CountAsync(),
        { PhaseId: { } phaseId, RegionId: { } regionId } => OfBoth(phaseId, regionId).CountAsync(),
    };

    private async Task<IEnumerable<string>> ReadIdsAsync(TestimonialQuery query, int skipped)
    {
        page.OnType(nameof(Testimonial));
        return query switch
        {
            { PhaseId: null, RegionId: null } => Ids(await All()
                .OrderBy(index => index.CreatedUtc).ThenBy(index => index.ContentItemId).Skip(skipped).Take(query.PageSize).ListAsync()),
            { PhaseId: { } phaseId, RegionId: null } => Ids(await OfPhase(phaseId)
                .OrderBy(index => index.CreatedUtc).ThenBy(index => index.ContentItemId).Skip(skipped).Take(query.PageSize).ListAsync()),
            { PhaseId: null, RegionId: { } regionId } => Ids(await OfRegion(regionId)
                .OrderBy(index => index.CreatedUtc).ThenBy(index => index.ContentItemId).Skip(skipped).Take(query.PageSize).ListAsync()),
            { PhaseId: { } phaseId, RegionId: { } regionId } => (await OfBoth(phaseId, regionId).Skip(skipped).Take(query.PageSize).ListAsync())
                .Select(item => item.ContentItemId),
        };

        static IEnumerable<string> Ids(IEnumerable<ContentVersionIndex> rows) => rows.Select(row => row.ContentItemId);
    }

    private IQueryIndex<TestimonialIndex> All() => session.QueryIndex<TestimonialIndex>(index => index.Published);

    private IQueryIndex<TestimonialPhaseIndex> OfPhase(string id) => session.QueryIndex<TestimonialPhaseIndex>(index => index.PhaseId == id && index.Published);

    private IQueryIndex<TestimonialRegionIndex> OfRegion(string id) => session.QueryIndex<TestimonialRegionIndex>(index => index.RegionId == id && index.Published);

    private IQuery<ContentItem> OfBoth(string phaseId, string regionId) => session.Query<ContentItem>()
        .With<TestimonialRegionIndex>(index => index.RegionId == regionId && index.Published)
        .With<TestimonialPhaseIndex>(index => index.PhaseId == phaseId && index.Published)
        .OrderBy(index => index.CreatedUtc).ThenBy(index => index.ContentItemId);
}
