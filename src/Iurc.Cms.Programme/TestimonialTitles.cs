using System.Text.Json.Nodes;
using Iurc.Cms.Programme.Models;
using Iurc.Cms.Programme.Upgrades;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Metadata;
using OrchardCore.Data.Migration;

namespace Iurc.Cms.Programme;

/// <summary>
/// Gives the testimonials of older sites names by which two of one speaker can be told apart, unless somebody has changed the pattern. Their
/// addresses stay.
/// </summary>
public sealed class TestimonialTitles(IContentDefinitionManager definitions) : DataMigration
{
    private const string Settings = "TitlePartSettings";
    private const string Pattern = "Pattern";
    private const string Before = "{% assign testimonial = ContentItem | testimonial %}{{ testimonial.Speaker }}";
    private const string After = "{% assign testimonial = ContentItem | testimonial %}{{ testimonial.Title }}";

    /// <summary>Changes the pattern, and has the items named anew when they are indexed.</summary>
    public async Task<int> CreateAsync()
    {
        var part = (await definitions.LoadTypeDefinitionAsync(nameof(Testimonial)))?.Parts.FirstOrDefault(part => part.Name == "TitlePart");
        if (part?.Settings[Settings] is JsonObject settings && (string?)settings[Pattern] == Before)
        {
            await definitions.AlterTypeDefinitionAsync(nameof(Testimonial), type => type.WithPart("TitlePart", title => title.MergeSettings(
                new JsonObject { [Settings] = new JsonObject { [Pattern] = After } })));
            Reindexing.NameTestimonialsLater();
        }

        return 1;
    }

    /// <summary>Names a testimonial as it is named when it is saved, if it still has the name that it had before.</summary>
    internal static void Renew(ContentItem item)
    {
        if (item.ToTestimonialFacts() is { Speaker.Length: > 0 } testimonial && item.DisplayText == testimonial.Speaker
            && ((JsonObject)item.Content)["TitlePart"] is JsonObject part && (string?)part["Title"] == item.DisplayText)
        {
            item.DisplayText = testimonial.Title;
            part["Title"] = testimonial.Title;
        }
    }
}
