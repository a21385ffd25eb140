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
    ISession session, IContentManager contentManager, ILocalClock localClock, PageDependencies page, ProgrammeMemory memory, ProgrammeChanges changes,
    TestimonialLists lists) : IProgrammeCatalogue
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
            known.TestimonialCounts[key] = count = await lists.CountAsync(query);
        }

        return count;
    }

    /// <inheritdoc />
    public async ValueTask<TestimonialPage> GetTestimonialsAsync(TestimonialQuery query)
    {
        var total = await CountTestimonialsAsync(query);
        var (number, pageCount) = TestimonialPage.Clamp(total, query);
        var marks = (await KnownAsync()).ListMarks.GetOrAdd((query.PhaseId, query.RegionId), _ => new ListMarks<TestimonialMark>(TestimonialMark.Distance));
        var items = await contentManager.GetAsync(await lists.IdsAsync(query, (number - 1) * query.PageSize, marks));

        return new TestimonialPage([.. items.Select(item => item.ToTestimonialFacts()).OfType<TestimonialFacts>()], total, number, pageCount);
    }

    /// <summary>What all know, or nothing in a scope that has changed something itself.</summary>
    private ValueTask<ProgrammeSnapshot> KnownAsync() => changes.HasAny ? new(new ProgrammeSnapshot(-1)) : memory.GetAsync();

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
}
