using Iurc.Cms.Programme.Addresses;
using Iurc.Cms.Programme.Indexes;
using Iurc.Cms.Programme.Models;
using Iurc.Cms.Programme.Serving;
using Iurc.Programme;
using Iurc.Programme.Phases;
using Iurc.Programme.Regions;
using Iurc.Programme.Testimonials;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Records;
using OrchardCore.Modules;
using YesSql;
using YesSql.Services;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Programme.Services;

/// <summary>Asks the rules of <c>Iurc.Programme</c> about a content item, with the newest version of the others beside it.</summary>
public sealed class ProgrammeRules(ISession session, ILocalClock localClock, AddressCheck addresses, SiteServing serving, IEnumerable<IContentRules> rulesOfFeatures)
{
    /// <summary>All that is wrong with <paramref name="item"/>.</summary>
    /// <param name="item">The item as it is about to be stored.</param>
    /// <param name="publishing">Whether it is about to be shown to the public.</param>
    public async Task<IReadOnlyList<Problem>> CheckAsync(ContentItem item, bool publishing)
    {
        ArgumentNullException.ThrowIfNull(item);

        var problems = item.ContentType switch
        {
            nameof(Phase) when item.ToPhaseFacts() is { } phase => PhaseRules.Check(phase, await LatestPhasesAsync()),
            nameof(Region) when item.ToRegionFacts() is { } region => await CheckRegionAsync(region),
            nameof(Testimonial) when item.ToTestimonialFacts() is { } testimonial => await CheckTestimonialAsync(testimonial, publishing),
            _ => [],
        };
        return [.. problems, .. await addresses.CheckAsync(item), .. await serving.CheckAsync(item), .. rulesOfFeatures.SelectMany(rules => rules.Check(item))];
    }

    private async Task<IReadOnlyList<Problem>> CheckRegionAsync(RegionFacts region)
    {
        var existing = await ExistingAsync(region.PhaseIds, nameof(Phase));
        return RegionRules.Check(region, await LatestRegionsAsync(), existing.Contains, await TodayAsync());
    }

    private async Task<IReadOnlyList<Problem>> CheckTestimonialAsync(TestimonialFacts testimonial, bool publishing)
    {
        var existing = await ExistingAsync([.. testimonial.PhaseIds, .. testimonial.RegionIds], nameof(Phase), nameof(Region));
        var problems = TestimonialRules.Check(testimonial, existing.Contains, await TodayAsync());
        return publishing ? [.. problems, .. TestimonialRules.CheckPublishing(testimonial)] : problems;
    }

    private async Task<DateOnly> TodayAsync() => DateOnly.FromDateTime((await localClock.GetLocalNowAsync()).DateTime);

    private async Task<IEnumerable<PhaseFacts>> LatestPhasesAsync()
        => (await session.Query<ContentItem, PhaseIndex>(index => index.Latest).ListAsync())
            .Select(item => item.ToPhaseFacts()).OfType<PhaseFacts>();

    private async Task<IEnumerable<RegionFacts>> LatestRegionsAsync()
        => (await session.Query<ContentItem, RegionIndex>(index => index.Latest).ListAsync())
            .Select(item => item.ToRegionFacts()).OfType<RegionFacts>();

    private async Task<HashSet<string>> ExistingAsync(IReadOnlyCollection<string> ids, params string[] contentTypes)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var rows = await session.QueryIndex<ContentItemIndex>(index =>
                index.ContentItemId.IsIn(ids) && index.ContentType.IsIn(contentTypes) && (index.Latest || index.Published))
            .ListAsync();
        return rows.Select(row => row.ContentItemId).ToHashSet(StringComparer.Ordinal);
    }
}
