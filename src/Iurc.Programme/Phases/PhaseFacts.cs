using Iurc.Programme.Pages;

namespace Iurc.Programme.Phases;

/// <summary>What is known of one phase of the programme.</summary>
public sealed record PhaseFacts : IUpdated
{
    /// <summary>The id of the content item.</summary>
    public required string Id { get; init; }

    /// <summary>The name that readers see, for example "Phase II".</summary>
    public string Title { get; init => field = PlainText.OneLine(value); } = "";

    /// <inheritdoc />
    public DateTime? UpdatedUtc { get; init; }

    /// <summary>The site-relative address with a leading <c>~/</c>, or empty when the item has none yet.</summary>
    public string Path { get; init; } = "";

    /// <summary>The last part of <see cref="Path"/>, which names it in a query such as <c>?phase=…</c>.</summary>
    public string Slug => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>1 for the first phase; unique among phases.</summary>
    public int? Number { get; init; }

    /// <summary>The full name of the programme in this phase.</summary>
    public string ProgrammeName { get; init => field = PlainText.OneLine(value); } = "";

    /// <summary>The acronym of the programme in this phase, for example "IUC".</summary>
    public string Acronym { get; init => field = PlainText.OneLine(value); } = "";

    /// <summary>The first calendar year of the phase.</summary>
    public int? StartYear { get; init; }

    /// <summary>The last calendar year of the phase; the phase lasts until the end of it.</summary>
    public int? EndYear { get; init; }

    /// <summary>Plain text in a few sentences.</summary>
    public string Summary { get; init => field = PlainText.OneLine(value); } = "";

    /// <summary>The heading above the phase's list of links; may be empty.</summary>
    public string LinksHeading { get; init => field = PlainText.OneLine(value); } = "";

    /// <summary>Its picture, if it has one.</summary>
    public ImageFacts? Image { get; init; }

    /// <summary>Where the phase stands on <paramref name="today"/>; null while a year is missing.</summary>
    public PhaseStatus? StatusOn(DateOnly today) => (StartYear, EndYear) switch
    {
        ({ } start, { } end) when start <= end => today.Year < start ? PhaseStatus.Next
            : today.Year > end ? PhaseStatus.Past
            : PhaseStatus.Current,
        _ => null,
    };
}

/// <summary>Where a phase stands in time. Computed from its years, never typed.</summary>
public enum PhaseStatus
{
    /// <summary>Its last year is over.</summary>
    Past,

    /// <summary>Today lies in its years.</summary>
    Current,

    /// <summary>Its first year has not begun.</summary>
    Next,
}
