using System.Globalization;

namespace Iurc.Programme.Regions;

/// <summary>The rules that a region obeys.</summary>
public static class RegionRules
{
    private static readonly Rule s_phaseMissing = Rule.Missing("R001", nameof(Programme.Phases),
        "Choose the phase that this region took part in.");

    private static readonly Rule s_phaseGone = Rule.Error("R002", nameof(Programme.Phases),
        "The chosen phase is no longer there. Take it out and choose another.");

    private static readonly Rule s_addressMissing = Rule.Warning("R003", nameof(RegionFacts.Website),
        "No address yet: the region shows without a link. Add the address when you know it.");

    private static readonly Rule s_addressUnusable = Rule.Error("R004", nameof(RegionFacts.Website),
        "\"{0}\" is not a full web address. Write it as in the browser's address bar, for example https://example.eu/china/.", "example.eu/china");

    private static readonly Rule s_linkKindMissing = Rule.Missing("R005", nameof(RegionFacts.LinkKind),
        "Say whether the address is a page or a website, so that the link can say what readers will find.");

    private static readonly Rule s_nameTaken = Rule.Error("R006", nameof(RegionFacts.Title),
        "Another region is called \"{0}\" too. Give each its own name, so that readers can tell the links apart.", "IURC China");

    private static readonly Rule s_countryUnknown = Rule.Error("R007", nameof(RegionFacts.Countries),
        "\"{0}\" is not a country code. Choose the countries from the list.", "XX");

    private static readonly Rule s_archiveUnusable = Rule.Error("R008", nameof(RegionFacts.ArchiveAddress),
        "\"{0}\" is not a full web address. Write it as in the browser's address bar, beginning with https://.", "web.archive.org");

    private static readonly Rule s_archiveMissing = Rule.Warning("R009", nameof(RegionFacts.ArchiveAddress),
        "The website has closed and no archived copy is named: the region shows as plain text. Add the address of a copy if there is one.");

    private static readonly Rule s_archiveWanted = Rule.Warning("R010", nameof(RegionFacts.ArchiveAddress),
        "The website closes on {0} and no archived copy is named: from that day on the region shows as plain text. Have a copy made while the website is there, and add its address.",
        "2027-06-30");

    /// <summary>Every rule, sorted by code.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        s_phaseMissing,
        s_phaseGone,
        s_addressMissing,
        s_addressUnusable,
        s_linkKindMissing,
        s_nameTaken,
        s_countryUnknown,
        s_archiveUnusable,
        s_archiveMissing,
        s_archiveWanted,
    ];

    /// <summary>All that is wrong with <paramref name="region"/>.</summary>
    /// <param name="region">The region to check.</param>
    /// <param name="all">All regions of the site; the one under check may be among them and is passed over by its id.</param>
    /// <param name="phaseExists">Tells whether there is a phase with that content item id.</param>
    /// <param name="today">Today's date where the site is at home.</param>
    public static IReadOnlyList<Problem> Check(RegionFacts region, IEnumerable<RegionFacts> all, Func<string, bool> phaseExists, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(region);
        ArgumentNullException.ThrowIfNull(all);
        ArgumentNullException.ThrowIfNull(phaseExists);

        return
        [
            .. CheckPhase(region, phaseExists),
            .. CheckLink(region, today),
            .. CheckLinkName(region, all),
            .. CheckCountries(region),
            .. CheckClosing(region, today),
        ];
    }

    private static IEnumerable<Problem> CheckPhase(RegionFacts region, Func<string, bool> phaseExists)
    {
        if (region.PhaseIds.Count == 0)
        {
            yield return s_phaseMissing.Broken();
        }
        else if (!region.PhaseIds.All(phaseExists))
        {
            yield return s_phaseGone.Broken();
        }
    }

    private static IEnumerable<Problem> CheckLink(RegionFacts region, DateOnly today)
    {
        if (region.LacksAddressOn(today))
        {
            yield return s_addressMissing.Broken();
        }
        else if (region.Website.Length > 0 && !WebAddress.IsWeb(region.Website))
        {
            yield return s_addressUnusable.Broken(Problem.Excerpt(region.Website));
        }

        if (region.LinkKind is not (RegionFacts.PageLink or RegionFacts.WebsiteLink))
        {
            yield return s_linkKindMissing.Broken();
        }
    }

    private static IEnumerable<Problem> CheckLinkName(RegionFacts region, IEnumerable<RegionFacts> all)
    {
        // WCAG 2.2, 2.4.4 and 2.4.9: the same link text must not lead to different places, and each region has a page of its own.
        var twin = all.FirstOrDefault(other => other.Id != region.Id
            && string.Equals(other.Title.Trim(), region.Title.Trim(), StringComparison.OrdinalIgnoreCase));

        if (twin is not null && region.Title.Trim().Length > 0)
        {
            yield return s_nameTaken.Broken(Problem.Excerpt(twin.Title));
        }
    }

    private static IEnumerable<Problem> CheckCountries(RegionFacts region)
        => region.Countries
            .Where(code => !Programme.Countries.IsKnown(code))
            .Select(code => s_countryUnknown.Broken(Problem.Excerpt(code)));

    private static IEnumerable<Problem> CheckClosing(RegionFacts region, DateOnly today)
    {
        if (region.ArchiveAddress.Length > 0 && !WebAddress.IsWeb(region.ArchiveAddress))
        {
            yield return s_archiveUnusable.Broken(Problem.Excerpt(region.ArchiveAddress));
        }
        else if (region.ArchiveAddress.Length == 0 && region.IsClosedOn(today))
        {
            yield return s_archiveMissing.Broken();
        }
        else if (region.ArchiveAddress.Length == 0 && region.ClosedOn is { } day)
        {
            yield return s_archiveWanted.Broken(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
    }
}
