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

/// <summary>Reads the programme from Orchard's store. Phases and regions are few and are read once for each request.</summary>
public sealed class ProgrammeCatalogue(ISession session, IContentManager contentManager, ILocalClock localClock, PageDependencies page) : IProgrammeCatalogue
{
    private IReadOnlyList<PhaseFacts>? _phases;
    private IReadOnlyList<RegionFacts>? _regions;

    /// <inheritdoc />
    public async ValueTask<DateOnly> GetTodayAsync() => DateOnly.FromDateTime((await localClock.GetLocalNowAsync()).DateTime);

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<PhaseFacts>> GetPhasesAsync()
    {
        page.OnType(nameof(Phase));
        if (_phases is null)
        {
            var items = await session.Query<ContentItem, PhaseIndex>(index => index.Published).ListAsync(contentManager);
            _phases = [.. items.Select(item => item.ToPhaseFacts()).OfType<PhaseFacts>()
                .OrderBy(phase => phase.Number ?? int.MaxValue)
                .ThenBy(phase => phase.Title, StringComparer.OrdinalIgnoreCase)];
        }

        return _phases;
    }

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<RegionFacts>> GetRegionsAsync()
    {
        page.OnType(nameof(Region));
        if (_regions is null)
        {
            var items = await session.Query<ContentItem, RegionIndex>(index => index.Published).ListAsync(contentManager);
            _regions = items.Select(item => item.ToRegionFacts()).OfType<RegionFacts>().InOrder(await GetPhasesAsync());
        }

        return _regions;
    }

    /// <inheritdoc />
    public async ValueTask<TestimonialFacts?> GetTestimonialAsync(string id)
    {
        page.OnItem(id);
        return (await contentManager.GetAsync(id))?.ToTestimonialFacts();
    }

    /// <inheritdoc />
    public async ValueTask<int> CountTestimonialsAsync(TestimonialQuery query) => await Find(query).CountAsync();

    /// <inheritdoc />
    public async ValueTask<TestimonialPage> GetTestimonialsAsync(TestimonialQuery query)
    {
        var total = await CountTestimonialsAsync(query);
        var (number, pageCount) = TestimonialPage.Clamp(total, query);
        var items = await Find(query)
            .OrderBy(index => index.CreatedUtc)
            .ThenBy(index => index.ContentItemId)
            .Skip((number - 1) * query.PageSize)
            .Take(query.PageSize)
            .ListAsync(contentManager);

        return new TestimonialPage([.. items.Select(item => item.ToTestimonialFacts()).OfType<TestimonialFacts>()], total, number, pageCount);
    }

    private IQuery<ContentItem, TestimonialIndex> Find(TestimonialQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);

        page.OnType(nameof(Testimonial));
        IQuery<ContentItem> found = session.Query<ContentItem>();
        if (query.PhaseId is { } phaseId)
        {
            found = found.With<TestimonialPhaseIndex>(index => index.PhaseId == phaseId && index.Published);
        }

        if (query.RegionId is { } regionId)
        {
            found = found.With<TestimonialRegionIndex>(index => index.RegionId == regionId && index.Published);
        }

        return found.With<TestimonialIndex>(index => index.Published);
    }
}
