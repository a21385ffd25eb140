using OrchardCore.DisplayManagement.Descriptors;

namespace Iurc.Cms.Editorial.Forms;

/// <summary>
/// Sorts the forms of all types into tabs by task. What is not named here stays in the first tab, which Orchard calls Content: it has
/// all that is needed to publish, so that nobody must look for a required field.
/// </summary>
public sealed class TaskTabs : ShapeTableProvider
{
    private const string WhereItShows = "#Where it shows;2";
    private const string AddressAndSearch = "#Address and search;3";
    private const string Publishing = "#Publishing;4";
    private const string Nowhere = "-";

    // A placement replaces the one of Iurc.Cms.Programme: its wrapper must be named again.
    private static readonly Entry[] s_entries =
    [
        new("ContentPickerField_Edit", "Parts:10" + WhereItShows, "Testimonial-Phases", "ContentPickerField_Message"),
        new("ContentPickerField_Edit", "Parts:11" + WhereItShows, "Testimonial-Regions", "ContentPickerField_Message"),
        new("NumericField_Edit", "Parts:10" + WhereItShows, "Region-Order"),
        new("TextField_Edit", "Parts:10" + WhereItShows, "Phase-LinksHeading"),
        new("AutoroutePart_Edit", "Parts:10" + AddressAndSearch),
        new("AliasPart_Edit", "Parts:10" + AddressAndSearch),
        new("SeoMetaPart_Edit", "Parts:20" + AddressAndSearch),
        new("MediaField_Edit", "Parts:30" + AddressAndSearch, "SeoMetaPart-DefaultSocialImage"),
        new("PictureText_Edit", "Parts:30.5" + AddressAndSearch, "SeoMetaPart-DefaultSocialImage-PictureText_Edit"),
        // The theme shows one picture on all share cards.
        new("MediaField_Edit", Nowhere, "SeoMetaPart-OpenGraphImage"),
        new("MediaField_Edit", Nowhere, "SeoMetaPart-TwitterImage"),
        new("PictureText_Edit", Nowhere, "SeoMetaPart-OpenGraphImage-PictureText_Edit"),
        new("PictureText_Edit", Nowhere, "SeoMetaPart-TwitterImage-PictureText_Edit"),
        new("PublishLaterPart_Edit", "Parts:10" + Publishing),
        new("ArchiveLaterPart_Edit", "Parts:20" + Publishing),
        new("IurcSchedule_Edit", "Parts:10" + Publishing),
        new("AuditTrailPart_Edit", "Parts:30" + Publishing),
        // With one language it shows nothing, so it makes no tab.
        new("LocalizationPart_Edit", "Parts:90"),
    ];

    /// <inheritdoc />
    public override ValueTask DiscoverAsync(ShapeTableBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        foreach (var entry in s_entries)
        {
            builder.Describe(entry.ShapeType).Placement(
                context => entry.Differentiator is null || entry.Differentiator == context.Differentiator,
                new PlacementInfo(entry.Place, wrappers: entry.Wrapper is null ? null : [entry.Wrapper]));
        }

        return ValueTask.CompletedTask;
    }

    /// <param name="ShapeType">The shape of an editor.</param>
    /// <param name="Place">Where it goes, in the language of Orchard's placement files.</param>
    /// <param name="Differentiator">Part and field, for the shapes that many fields share.</param>
    /// <param name="Wrapper">A shape to put around it.</param>
    private sealed record Entry(string ShapeType, string Place, string? Differentiator = null, string? Wrapper = null);
}
