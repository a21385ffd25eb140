using Iurc.Programme.Pages;

namespace Iurc.Programme.Testimonials;

/// <summary>What is known of one testimonial: a quotation and who said it.</summary>
public sealed record TestimonialFacts : IUpdated
{
    /// <summary>The id of the content item.</summary>
    public required string Id { get; init; }

    /// <inheritdoc />
    public DateTime? UpdatedUtc { get; init; }

    /// <summary>The site-relative address with a leading <c>~/</c>, or empty when the item has none yet.</summary>
    public string Path { get; init; } = "";

    /// <summary>The quotation, verbatim and without quotation marks around it, whatever has been stored. It may have several lines.</summary>
    public string Quote { get; init => field = QuotationMarks.TakeOff(PlainText.WithLineFeeds(value)); } = "";

    /// <summary>The quotation in the marks of its language.</summary>
    public string QuoteInMarks => QuotationMarks.Of(Language).Around(Quote);

    /// <summary>The direction in which the quotation is written, for the attribute <c>dir</c>.</summary>
    public string Direction => Languages.Direction(Language);

    /// <summary>The person who said it.</summary>
    public string PersonName { get; init => field = PlainText.OneLine(value); } = "";

    /// <summary>The person's role.</summary>
    public string PersonRole { get; init => field = PlainText.OneLine(value); } = "";

    /// <summary>The organisation that said it, or the person's.</summary>
    public string Organisation { get; init => field = PlainText.OneLine(value); } = "";

    /// <summary>The city or region that said it, or the person's.</summary>
    public string Place { get; init => field = PlainText.OneLine(value); } = "";

    /// <summary>ISO 3166-1 alpha-2 code of the place's country.</summary>
    public string Country { get; init; } = "";

    /// <summary>Where the quotation was published first.</summary>
    public string SourceAddress { get; init; } = "";

    /// <summary><see cref="SourceAddress"/> if a public link may lead to it, else empty.</summary>
    public string SourceLink => WebAddress.IsPublic(SourceAddress) ? SourceAddress : "";

    /// <summary>The day on which it was said.</summary>
    public DateOnly? SaidOn { get; init; }

    /// <summary>The language of the quotation as a BCP 47 tag.</summary>
    public string Language { get; init => field = PlainText.OneLine(value); } = "";

    /// <summary>The content item ids of the phases that it speaks of.</summary>
    public IReadOnlyList<string> PhaseIds { get; init; } = [];

    /// <summary>The content item ids of the regions that it speaks of.</summary>
    public IReadOnlyList<string> RegionIds { get; init; } = [];

    /// <summary>Whether the speaker has agreed to the publication.</summary>
    public bool PermissionGiven { get; init; }

    /// <summary>A picture of the person, if there is one.</summary>
    public ImageFacts? Portrait { get; init; }

    /// <summary>One or two letters that stand for the speaker where there is no portrait.</summary>
    public string Initials => Testimonials.Attribution.Initials(this);

    /// <summary>The line below the quotation; see <see cref="Testimonials.Attribution.Line"/>.</summary>
    public string Attribution => Testimonials.Attribution.Line(this);

    /// <summary>The same line in its parts, each of which may be written in another direction than the line.</summary>
    public IReadOnlyList<AttributionPart> AttributionParts => Testimonials.Attribution.Parts(this);

    /// <summary>What follows the last part.</summary>
    public string AttributionEnd => Testimonials.Attribution.End(this);

    /// <summary>The value of <c>lang</c> for <see cref="Speaker"/>; empty where none is needed.</summary>
    public string SpeakerLanguage => Languages.OfName(Speaker, Language);

    /// <summary>What tells this testimonial from others of the same speaker; see <see cref="Testimonials.Attribution.Title"/>.</summary>
    public string Title => Testimonials.Attribution.Title(this);

    /// <summary>The speaker in a few words; see <see cref="Testimonials.Attribution.Speaker"/>.</summary>
    public string Speaker => Testimonials.Attribution.Speaker(this);
}
