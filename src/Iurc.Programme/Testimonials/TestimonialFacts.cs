namespace Iurc.Programme.Testimonials;

/// <summary>What is known of one testimonial: a quotation and who said it.</summary>
public sealed record TestimonialFacts
{
    /// <summary>The id of the content item.</summary>
    public required string Id { get; init; }

    /// <summary>The site-relative address with a leading <c>~/</c>, or empty when the item has none yet.</summary>
    public string Path { get; init; } = "";

    /// <summary>The quotation, verbatim and without quotation marks.</summary>
    public string Quote { get; init; } = "";

    /// <summary>The person who said it.</summary>
    public string PersonName { get; init; } = "";

    /// <summary>The person's role.</summary>
    public string PersonRole { get; init; } = "";

    /// <summary>The organisation that said it, or the person's.</summary>
    public string Organisation { get; init; } = "";

    /// <summary>The city or region that said it, or the person's.</summary>
    public string Place { get; init; } = "";

    /// <summary>ISO 3166-1 alpha-2 code of the place's country.</summary>
    public string Country { get; init; } = "";

    /// <summary>Where the quotation was published first.</summary>
    public string SourceAddress { get; init; } = "";

    /// <summary><see cref="SourceAddress"/> if a public link may lead to it, else empty.</summary>
    public string SourceLink => WebAddress.IsPublic(SourceAddress) ? SourceAddress : "";

    /// <summary>The day on which it was said.</summary>
    public DateOnly? SaidOn { get; init; }

    /// <summary>The language of the quotation as a BCP 47 tag.</summary>
    public string Language { get; init; } = "";

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

    /// <summary>The speaker in a few words; see <see cref="Testimonials.Attribution.Speaker"/>.</summary>
    public string Speaker => Testimonials.Attribution.Speaker(this);
}
