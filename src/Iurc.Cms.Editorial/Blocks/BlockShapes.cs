using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement.Metadata;
using OrchardCore.ContentManagement.Metadata.Models;
using OrchardCore.ContentTypes.Shapes;
using OrchardCore.DisplayManagement.Descriptors;
using OrchardCore.Flows.Models;
using OrchardCore.Flows.ViewModels;

namespace Iurc.Cms.Editorial.Blocks;

/// <summary>Gives lists of blocks rows that say what is in them and can be moved by keyboard. Orchard's own rows look alike, and move by mouse only.</summary>
public sealed class BlockShapes : ShapeTableProvider
{
    /// <summary>The stereotype of the types that pages are made of.</summary>
    public const string Stereotype = "Block";

    /// <inheritdoc />
    public override ValueTask DiscoverAsync(ShapeTableBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        builder.Describe("BagPart_Edit").OnDisplaying(context =>
        {
            if (context.Shape is BagPartEditViewModel list && list.ContainedContentTypeDefinitions.All(IsBlock))
            {
                context.Shape.Metadata.Alternates.Add("BagPart_Edit__IurcBlocks");
            }
        });
        builder.Describe("ContentCard_Edit").OnDisplaying(async context =>
        {
            if (context.Shape is ContentCardShape { CollectionShapeType: nameof(BagPart), BuildEditor: true } card
                && await context.ServiceProvider.GetRequiredService<IContentDefinitionManager>().GetTypeDefinitionAsync(card.ContentItem.ContentType) is { } type && IsBlock(type))
            {
                context.Shape.Metadata.Alternates.Add("ContentCard_Edit__IurcBlock");
            }
        });
        return ValueTask.CompletedTask;
    }

    /// <summary>Whether items of a type are blocks.</summary>
    public static bool IsBlock(ContentTypeDefinition type) => type.StereotypeEquals(Stereotype);
}
