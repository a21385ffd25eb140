using Iurc.Cms.Programme.Models;
using OrchardCore.ContentManagement;
using YesSql.Indexes;

namespace Iurc.Cms.Programme.Indexes;

/// <summary>Finds phases and sorts them by number.</summary>
public sealed class PhaseIndex : ContentVersionIndex
{
    /// <summary>The phase's number; 0 while it has none.</summary>
    public int Number { get; set; }

    /// <summary>The first year; 0 while it has none.</summary>
    public int StartYear { get; set; }

    /// <summary>The last year; 0 while it has none.</summary>
    public int EndYear { get; set; }
}

/// <summary>Fills <see cref="PhaseIndex"/>.</summary>
public sealed class PhaseIndexProvider : IndexProvider<ContentItem>
{
    /// <inheritdoc />
    public override void Describe(DescribeContext<ContentItem> context)
        => context.For<PhaseIndex>().Map(item =>
            ContentVersionIndex.Covers(item, nameof(Phase)) && item.ToPhaseFacts() is { } phase
                ? ContentVersionIndex.Of<PhaseIndex>(item, index =>
                {
                    index.Number = phase.Number ?? 0;
                    index.StartYear = phase.StartYear ?? 0;
                    index.EndYear = phase.EndYear ?? 0;
                })
                : null!); // YesSql takes null as "no row"; it is not annotated.
}
