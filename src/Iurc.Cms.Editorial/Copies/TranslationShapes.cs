using OrchardCore.DisplayManagement.Descriptors;

namespace Iurc.Cms.Editorial.Copies;

/// <summary>
/// Offers translations to those who may make them, on a site that has several languages. Orchard 3.0.1 offers them to everybody, answers 403,
/// and on a site of one language names that of the server.
/// </summary>
public sealed class TranslationShapes : ShapeTableProvider
{
    /// <inheritdoc />
    public override ValueTask DiscoverAsync(ShapeTableBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        builder.Describe("LocalizationPart_Edit").OnDisplaying(context => context.Shape.Metadata.Alternates.Add("LocalizationPart_Edit__Iurc"));
        builder.Describe("LocalizationPart_SummaryAdminLinks").OnDisplaying(context => context.Shape.Metadata.Alternates.Add("LocalizationPart_SummaryAdminLinks__Iurc"));
        return ValueTask.CompletedTask;
    }
}
