using Iurc.Programme.Pages;

namespace Iurc.Programme.Regions;

/// <summary>What is known of one partner region.</summary>
public sealed record RegionFacts : IUpdated
{
    /// <summary>The value of <see cref="LinkKind"/> for a page on a larger site.</summary>
    public const string PageLink = "page";

    /// <summary>The value of <see cref="LinkKind"/> for a site of the region's own.</summary>
    public const string WebsiteLink = "website";

    /// <summary>The id of the content item.</summary>
    public required string Id { get; init; }

    /// <summary>The region's name; link texts are built from it.</summary>
    public string Title { get; init => field = PlainText.OneLine(value); } = "";

    /// <inheritdoc />
    public DateTime? UpdatedUtc { get; init; }

    /// <summary>The site-relative address with a leading <c>~/</c>, or empty when the item has none yet.</summary>
    public string Path { get; init; } = "";

    /// <summary>The last part of <see cref="Path"/>, which names it in a query such as <c>?region=…</c>.</summary>
    public string Slug => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The content item ids of the phases that the region took part in.</summary>
    public IReadOnlyList<string> PhaseIds { get; init; } = [];

    /// <summary>The region's page or website elsewhere; empty while nobody knows it.</summary>
    public string Website { get; init; } = "";

    /// <summary><see cref="PageLink"/> or <see cref="WebsiteLink"/>.</summary>
    public string LinkKind { get; init; } = "";

    /// <summary>ISO 3166-1 alpha-2 codes of the region's countries.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>Plain text in a few sentences.</summary>
    public string Summary { get; init => field = PlainText.OneLine(value); } = "";

    /// <summary>The day from which the website is closed, which may lie ahead; null while nobody knows of one.</summary>
    public DateOnly? ClosedOn { get; init; }

    /// <summary>Where an archived copy of the closed website can be read.</summary>
    public string ArchiveAddress { get; init; } = "";

    /// <summary>The place in the phase's list, smallest first.</summary>
    public int Order { get; init; }

    /// <summary>Its picture, if it has one.</summary>
    public ImageFacts? Image { get; init; }

    /// <summary>Whether the website is closed on <paramref name="today"/>.</summary>
    public bool IsClosedOn(DateOnly today) => ClosedOn <= today;

    /// <summary>Whether an address is wanted on <paramref name="today"/>: none is known, and the website has not closed.</summary>
    public bool LacksAddressOn(DateOnly today) => Website.Length == 0 && !IsClosedOn(today);

    /// <summary>
    /// The address that a public link may lead to on <paramref name="today"/>: the website while it is open, its archived copy once
    /// it has closed, empty when there is neither (the region then shows as plain text).
    /// </summary>
    public string LinkAddressOn(DateOnly today)
    {
        var address = IsClosedOn(today) ? ArchiveAddress : Website;
        return WebAddress.IsPublic(address) ? address : "";
    }
}
