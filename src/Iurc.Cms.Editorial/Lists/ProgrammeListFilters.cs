using Iurc.Cms.Programme.Indexes;
using Iurc.Cms.Programme.Models;
using Iurc.Programme;
using Iurc.Programme.Phases;
using Iurc.Programme.Regions;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Records;
using OrchardCore.Contents.Services;
using YesSql;
using YesSql.Filters.Query;
using YesSql.Filters.Query.Services;
using YesSql.Services;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Editorial.Lists;

/// <summary>
/// The programme's own terms in the filter box of the admin's lists, in Orchard's syntax:
/// <c>phase:2</c>, <c>phase:"Phase II"</c>, <c>region:iurc-china</c>, <c>year:2022</c>, <c>when:past</c>, <c>missing:address</c>.
/// A value that nobody has finds nothing, rather than everything.
/// </summary>
public sealed class ProgrammeListFilters : IContentsAdminListFilterProvider
{
    /// <inheritdoc />
    public void Build(QueryEngineBuilder<ContentItem> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        builder
            .WithNamedTerm("phase", term => term.OneCondition(async (value, query, context) =>
            {
                var ids = (await LatestPhasesAsync(context)).Where(phase => IsNamed(phase, value)).Select(phase => phase.Id).ToArray();
                Services(context).GetRequiredService<ListRows>().MayRepeat |= ids.Length > 1;
                return query.With<ListPhaseIndex>(index => index.Value.IsIn(ids));
            }))
            .WithNamedTerm("region", term => term.OneCondition(async (value, query, context) =>
            {
                var ids = (await LatestRegionsAsync(context)).Where(region => IsNamed(region, value)).Select(region => region.Id).ToArray();
                Services(context).GetRequiredService<ListRows>().MayRepeat |= ids.Length > 1;
                return query.With<ListRegionIndex>(index => index.Value.IsIn(ids));
            }))
            .WithNamedTerm("when", term => term.OneCondition(async (value, query, context) =>
            {
                var today = await Services(context).GetRequiredService<IProgrammeCatalogue>().GetTodayAsync();
                var ids = (await LatestPhasesAsync(context))
                    .Where(phase => string.Equals(phase.StatusOn(today)?.ToString(), value.Trim(), StringComparison.OrdinalIgnoreCase))
                    .Select(phase => phase.Id).ToArray();
                return query.With<ContentItemIndex>(index => index.ContentItemId.IsIn(ids));
            }))
            .WithNamedTerm("year", term => term.OneCondition((value, query) =>
            {
                var year = value.Trim();
                return query.With<ListYearIndex>(index => index.Value == year);
            }))
            .WithNamedTerm("missing", term => term.OneCondition(async (value, query, context) =>
            {
                var what = value.Trim().ToLowerInvariant();
                DateTime? today = (await Services(context).GetRequiredService<IProgrammeCatalogue>().GetTodayAsync()).ToIndexedDay();
                return query.With<ListMissingIndex>(index => index.Value == what && (index.Until == null || index.Until > today));
            }));
    }

    /// <summary>Whether a value means a phase: by its number, its title or the last part of its address.</summary>
    internal static bool IsNamed(PhaseFacts phase, string value)
        => Names(value, phase.Title, phase.Slug) || phase.Number?.ToString(System.Globalization.CultureInfo.InvariantCulture) == value.Trim();

    /// <summary>Whether a value means a region: by its title or the last part of its address.</summary>
    internal static bool IsNamed(RegionFacts region, string value) => Names(value, region.Title, region.Slug);

    private static bool Names(string value, string title, string slug)
        => string.Equals(value.Trim(), title, StringComparison.OrdinalIgnoreCase) || string.Equals(value.Trim(), slug, StringComparison.OrdinalIgnoreCase);

    private static IServiceProvider Services(QueryExecutionContext<ContentItem> context) => ((ContentQueryContext)context).ServiceProvider;

    private static async Task<IEnumerable<PhaseFacts>> LatestPhasesAsync(QueryExecutionContext<ContentItem> context)
        => (await Services(context).GetRequiredService<ISession>().Query<ContentItem, PhaseIndex>(index => index.Latest).ListAsync())
            .Select(item => item.ToPhaseFacts()).OfType<PhaseFacts>();

    private static async Task<IEnumerable<RegionFacts>> LatestRegionsAsync(QueryExecutionContext<ContentItem> context)
        => (await Services(context).GetRequiredService<ISession>().Query<ContentItem, RegionIndex>(index => index.Latest).ListAsync())
            .Select(item => item.ToRegionFacts()).OfType<RegionFacts>();
}
