using Iurc.Programme;
using Iurc.Programme.Phases;
using Iurc.Programme.Regions;
using Iurc.Programme.Testimonials;

namespace Iurc.Workbench.Content;

/// <summary>Reads what the programme's rules know from content items.</summary>
internal static class Facts
{
    /// <summary>The content type of phases, and the part with its fields.</summary>
    public const string Phase = "Phase";

    /// <summary>The content type of regions, and the part with its fields.</summary>
    public const string Region = "Region";

    /// <summary>The content type of testimonials, and the part with its fields.</summary>
    public const string Testimonial = "Testimonial";

    /// <summary>The phase in <paramref name="item"/>.</summary>
    public static PhaseFacts PhaseOf(ContentItem item) => new()
    {
        Id = item.ContentItemId,
        Title = item.DisplayText,
        Path = item.PublicPath,
        UpdatedUtc = item.UpdatedUtc,
        Number = item.Content.WholeNumber(Phase, nameof(PhaseFacts.Number), "Value"),
        ProgrammeName = item.Content.Text(Phase, nameof(PhaseFacts.ProgrammeName), "Text"),
        Acronym = item.Content.Text(Phase, nameof(PhaseFacts.Acronym), "Text"),
        StartYear = item.Content.WholeNumber(Phase, nameof(PhaseFacts.StartYear), "Value"),
        EndYear = item.Content.WholeNumber(Phase, nameof(PhaseFacts.EndYear), "Value"),
        Summary = item.Content.Text(Phase, nameof(PhaseFacts.Summary), "Text"),
        LinksHeading = item.Content.Text(Phase, nameof(PhaseFacts.LinksHeading), "Text"),
        Image = ImageOf(item, Phase, nameof(PhaseFacts.Image)),
    };

    /// <summary>The region in <paramref name="item"/>.</summary>
    public static RegionFacts RegionOf(ContentItem item) => new()
    {
        Id = item.ContentItemId,
        Title = item.DisplayText,
        Path = item.PublicPath,
        UpdatedUtc = item.UpdatedUtc,
        PhaseIds = item.Content.Texts(Region, "Phases", "ContentItemIds"),
        Website = item.Content.Text(Region, nameof(RegionFacts.Website), "Text"),
        LinkKind = item.Content.Text(Region, nameof(RegionFacts.LinkKind), "Text"),
        Countries = item.Content.Texts(Region, nameof(RegionFacts.Countries), "Values"),
        Summary = item.Content.Text(Region, nameof(RegionFacts.Summary), "Text"),
        ClosedOn = item.Content.Date(Region, nameof(RegionFacts.ClosedOn), "Value"),
        ArchiveAddress = item.Content.Text(Region, nameof(RegionFacts.ArchiveAddress), "Text"),
        Order = item.Content.WholeNumber(Region, nameof(RegionFacts.Order), "Value") ?? int.MaxValue,
        Image = ImageOf(item, Region, nameof(RegionFacts.Image)),
    };

    /// <summary>The testimonial in <paramref name="item"/>.</summary>
    public static TestimonialFacts TestimonialOf(ContentItem item) => new()
    {
        Id = item.ContentItemId,
        Path = item.PublicPath,
        UpdatedUtc = item.UpdatedUtc,
        Quote = item.Content.Text(Testimonial, nameof(TestimonialFacts.Quote), "Text"),
        PersonName = item.Content.Text(Testimonial, nameof(TestimonialFacts.PersonName), "Text"),
        PersonRole = item.Content.Text(Testimonial, nameof(TestimonialFacts.PersonRole), "Text"),
        Organisation = item.Content.Text(Testimonial, nameof(TestimonialFacts.Organisation), "Text"),
        Place = item.Content.Text(Testimonial, nameof(TestimonialFacts.Place), "Text"),
        Country = item.Content.Text(Testimonial, nameof(TestimonialFacts.Country), "Text"),
        SourceAddress = item.Content.Text(Testimonial, nameof(TestimonialFacts.SourceAddress), "Text"),
        SaidOn = item.Content.Date(Testimonial, nameof(TestimonialFacts.SaidOn), "Value"),
        Language = item.Content.Text(Testimonial, nameof(TestimonialFacts.Language), "Text"),
        PhaseIds = item.Content.Texts(Testimonial, "Phases", "ContentItemIds"),
        RegionIds = item.Content.Texts(Testimonial, "Regions", "ContentItemIds"),
        PermissionGiven = item.Content.IsTrue(Testimonial, nameof(TestimonialFacts.PermissionGiven), "Value"),
        Portrait = ImageOf(item, Testimonial, nameof(TestimonialFacts.Portrait)),
    };

    private static ImageFacts? ImageOf(ContentItem item, string part, string field)
        => item.Content.FirstText(part, field, "Paths") is { Length: > 0 } path
            ? new ImageFacts(path, item.Content.FirstText(part, field, "MediaTexts"), item.Content.FirstObject(part, field, "Anchors"))
            : null;
}
