using System.Text.Json.Nodes;
using Iurc.Programme;
using Iurc.Programme.Pages;
using Iurc.Programme.Phases;
using Iurc.Programme.Regions;
using Iurc.Programme.Testimonials;
using OrchardCore.Autoroute.Models;
using OrchardCore.ContentFields.Fields;
using OrchardCore.ContentManagement;
using OrchardCore.Media.Fields;

namespace Iurc.Cms.Programme.Models;

/// <summary>Reads the facts that <c>Iurc.Programme</c> works on from content items.</summary>
public static class ContentItemFacts
{
    /// <summary>The facts of a phase, or null when the item is no phase.</summary>
    public static PhaseFacts? ToPhaseFacts(this ContentItem item)
    {
        ArgumentNullException.ThrowIfNull(item);

        var part = PartOf<Phase>(item);
        return part is null ? null : new PhaseFacts
        {
            Id = item.ContentItemId,
            Title = item.DisplayText ?? "",
            Path = item.PublicPath(),
            UpdatedUtc = item.UpdatedUtc(),
            Number = Whole(part.Number),
            ProgrammeName = Text(part.ProgrammeName),
            Acronym = Text(part.Acronym),
            StartYear = Whole(part.StartYear),
            EndYear = Whole(part.EndYear),
            Summary = Text(part.Summary),
            LinksHeading = Text(part.LinksHeading),
            Image = Image(part, nameof(part.Image), part.Image),
        };
    }

    /// <summary>The facts of a region, or null when the item is no region.</summary>
    public static RegionFacts? ToRegionFacts(this ContentItem item)
    {
        ArgumentNullException.ThrowIfNull(item);

        var part = PartOf<Region>(item);
        return part is null ? null : new RegionFacts
        {
            Id = item.ContentItemId,
            Title = item.DisplayText ?? "",
            Path = item.PublicPath(),
            UpdatedUtc = item.UpdatedUtc(),
            PhaseIds = part.Phases?.ContentItemIds ?? [],
            Website = Text(part.Website),
            LinkKind = Text(part.LinkKind),
            Countries = part.Countries?.Values ?? [],
            Summary = Text(part.Summary),
            ClosedOn = Day(part.ClosedOn),
            ArchiveAddress = Text(part.ArchiveAddress),
            Order = Whole(part.Order) ?? int.MaxValue,
            Image = Image(part, nameof(part.Image), part.Image),
        };
    }

    /// <summary>The facts of a testimonial, or null when the item is no testimonial.</summary>
    public static TestimonialFacts? ToTestimonialFacts(this ContentItem item)
    {
        ArgumentNullException.ThrowIfNull(item);

        var part = PartOf<Testimonial>(item);
        return part is null ? null : new TestimonialFacts
        {
            Id = item.ContentItemId,
            Path = item.PublicPath(),
            UpdatedUtc = item.UpdatedUtc(),
            Quote = Text(part.Quote),
            PersonName = Text(part.PersonName),
            PersonRole = Text(part.PersonRole),
            Organisation = Text(part.Organisation),
            Place = Text(part.Place),
            Country = Text(part.Country),
            SourceAddress = Text(part.SourceAddress),
            SaidOn = Day(part.SaidOn),
            Language = Text(part.Language),
            PhaseIds = part.Phases?.ContentItemIds ?? [],
            RegionIds = part.Regions?.ContentItemIds ?? [],
            PermissionGiven = part.PermissionGiven?.Value ?? false,
            Portrait = Image(part, nameof(part.Portrait), part.Portrait),
        };
    }

    /// <summary>The site-relative address of an item with a leading <c>~/</c>, or empty when it has none of its own.</summary>
    public static string PublicPath(this ContentItem item)
        => item.TryGet<AutoroutePart>(out var route) && !route.Disabled && !string.IsNullOrEmpty(route.Path) ? "~/" + route.Path.TrimStart('/') : "";

    /// <summary>When the item was changed last, small changes aside, in UTC.</summary>
    public static DateTime? UpdatedUtc(this ContentItem item)
        => item.TryGet<LastUpdatedPart>(out var small) ? LastUpdated.WithoutSmallChange(item.ModifiedUtc, small.ModifiedUtc, small.UpdatedUtc) : item.ModifiedUtc;

    // An item of the type whose part is missing is an empty one, not one without rules.
    private static TPart? PartOf<TPart>(ContentItem item)
        where TPart : ContentPart, new()
        => item.ContentType != typeof(TPart).Name ? null : item.TryGet<TPart>(out var part) ? part : new TPart();

    private static string Text(TextField? field) => field?.Text?.Trim() ?? "";

    // A number outside int is a slip of the finger; the rules then say what is wanted.
    private static int? Whole(NumericField? field)
        => field?.Value is { } value && value == decimal.Truncate(value) && value is >= int.MinValue and <= int.MaxValue ? (int)value : null;

    private static ImageFacts? Image(ContentPart part, string name, MediaField? field)
        => field?.Paths is [{ Length: > 0 } path, ..] ? new ImageFacts(path, (field.MediaTexts is [var text, ..] ? text : null) ?? "", Anchor(part, name)) : null;

    // Orchard keeps the points beside the field's own properties, so a typed field knows nothing of them.
    private static JsonObject? Anchor(ContentPart part, string name)
        => ((JsonObject)part.Content)[name] is JsonObject field && field["Anchors"] is JsonArray and [JsonObject anchor, ..] ? anchor : null;

    private static DateOnly? Day(DateField? field) => field?.Value is { } value ? DateOnly.FromDateTime(value) : null;
}
