using OrchardCore.DisplayManagement.Descriptors;

namespace Iurc.Cms.Editorial.Proposals;

/// <summary>Lets the button of a line in the lists say what comes of it: who may not publish proposes a change.</summary>
public sealed class ProposalShapes : ShapeTableProvider
{
    /// <inheritdoc />
    public override ValueTask DiscoverAsync(ShapeTableBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        builder.Describe("ContentsButtonEdit_SummaryAdmin").OnDisplaying(context => context.Shape.Metadata.Alternates.Add("ContentsButtonEdit_SummaryAdmin__IurcProposal"));
        return ValueTask.CompletedTask;
    }
}
