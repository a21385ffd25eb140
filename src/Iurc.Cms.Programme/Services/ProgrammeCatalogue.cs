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
        var items = await InOrder(query)
            .Skip((number - 1) * query.PageSize)
            .Take(query.PageSize)
            .ListAsync(contentManager);

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

    // The rows of one index are enough, unless both are asked for.
    private Task<int> ReadCountAsync(TestimonialQuery query) => query switch
    {
        { PhaseId: { } phaseId, RegionId: null } => session.QueryIndex<TestimonialPhaseIndex>(index => index.PhaseId == phaseId && index.Published).CountAsync(),
        { PhaseId: null, RegionId: { } regionId } => session.QueryIndex<TestimonialRegionIndex>(index => index.RegionId == regionId && index.Published).CountAsync(),
        { PhaseId: null, RegionId: null } => session.QueryIndex<TestimonialIndex>(index => index.Published).CountAsync(),
        _ => InOrder(query).CountAsync(),
    };

    // Each index holds the order too, so that no list is sorted to show its first page.
    private IQuery<ContentItem> InOrder(TestimonialQuery query)
    {
        page.OnType(nameof(Testimonial));
        var found = session.Query<ContentItem>();
        if (query.PhaseId is { } phaseId)
        {
            var ofPhase = found.With<TestimonialPhaseIndex>(index => index.PhaseId == phaseId && index.Published)
                .OrderBy(index => index.CreatedUtc).ThenBy(index => index.ContentItemId);
            return query.RegionId is { } alsoRegionId
                ? ofPhase.With<TestimonialRegionIndex>(index => index.RegionId == alsoRegionId && index.Published)
                : ofPhase;
        }

        return query.RegionId is { } regionId
            ? found.With<TestimonialRegionIndex>(index => index.RegionId == regionId && index.Published)
                .OrderBy(index => index.CreatedUtc).ThenBy(index => index.ContentItemId)
            : found.With<TestimonialIndex>(index => index.Published)
                .OrderBy(index => index.CreatedUtc).ThenBy(index => index.ContentItemId);
    }
}
