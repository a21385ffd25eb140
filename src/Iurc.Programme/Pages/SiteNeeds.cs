using Iurc.Programme.Addresses;

namespace Iurc.Programme.Pages;

/// <summary>
/// What the site cannot do without: the home page, the pages to which the theme itself leads, those that the law asks for, and what stands
/// on every page. Whatever meets one of these needs serves the site, and stays as long as nothing else does.
/// </summary>
public static class SiteNeeds
{
    private const string ChangeIt = "Change what it says instead.";
    private const string NotFound = "pages of the theme lead to it, also those that say that something was not found";

    /// <summary>The need of a home page.</summary>
    public static SiteNeed Home { get; } = new("", "it is the home page",
        "Choose another home page first: an administrator opens another landing page, ticks “Set as homepage” beside its address and publishes it.");

    /// <summary>The pages that are needed, by address.</summary>
    public static IReadOnlyList<SiteNeed> Pages { get; } =
    [
        new("phases", NotFound, ChangeIt, Collection: "phases"),
        new("regions", NotFound, ChangeIt, Collection: "regions"),
        new("search", "the search box at the top of every page leads to it", ChangeIt, Collection: "search"),
        new("site-map", NotFound, ChangeIt, Collection: "site-map"),
        new("testimonials", NotFound, ChangeIt, Collection: "testimonials"),
        new("accessibility", "the law asks every public website for its accessibility statement (Directive (EU) 2016/2102, Article 7)", ChangeIt, IsText: true),
        new("legal-notice", "readers must be able to find out who is responsible for the site, and what they may do with its text", ChangeIt, IsText: true),
        new("privacy", "the law asks every public website to say what becomes of readers' data (Regulation (EU) 2018/1725, Article 15)", ChangeIt, IsText: true),
    ];

    /// <summary>What is needed by its alias.</summary>
    public static IReadOnlyList<SiteNeed> Named { get; } =
    [
        new("footer-menu", "it is the menu at the foot of every page", "Take entries out of it instead.", IsText: true),
        new("funding-statement", "it says who pays for the programme, wherever a page shows that", ChangeIt, IsText: true),
        new("main-menu", "it is the menu at the top of every page", "Take entries out of it instead.", IsText: true),
    ];

    /// <summary>The needs that a published item meets.</summary>
    /// <param name="item">The item; null for one that readers do not see.</param>
    public static IReadOnlyList<SiteNeed> MetBy(SiteRole? item)
    {
        if (item is null)
        {
            return [];
        }

        var address = item.Address is null ? null : CanonicalAddress.Of(item.Address);
        return
        [
            .. item.IsHome ? [Home] : (SiteNeed[])[],
            .. Pages.Where(page => page.Name == address && (page.Collection is null || page.Collection == item.Collection)),
            .. Named.Where(named => named.Name.Equals(item.Alias?.Trim(), StringComparison.OrdinalIgnoreCase)),
        ];
    }

    /// <summary>The needs that nothing would meet any longer if an item became another.</summary>
    /// <param name="before">The item as readers see it.</param>
    /// <param name="after">The item as it is about to be; null if readers would not see it.</param>
    public static IReadOnlyList<SiteNeed> Lost(SiteRole? before, SiteRole? after) => [.. MetBy(before).Except(MetBy(after))];
}

/// <summary>One thing that the site cannot do without.</summary>
/// <param name="Name">The address or the alias of what meets it; empty for the home page.</param>
/// <param name="Reason">Why it is needed, as a part of a sentence.</param>
/// <param name="Way">What to do instead, as a sentence.</param>
/// <param name="Collection">What a page there must list; null if that does not matter.</param>
/// <param name="IsText">Whether it is met by what an editor has written, and by nothing that is empty.</param>
public sealed record SiteNeed(string Name, string Reason, string Way, string? Collection = null, bool IsText = false);

/// <summary>What an item is to the site.</summary>
/// <param name="IsHome">Whether it answers at the site's own address.</param>
/// <param name="Address">Its address in any spelling; null for none.</param>
/// <param name="Alias">The name by which the theme may ask for it; null for none.</param>
/// <param name="Collection">What it lists; null for nothing.</param>
/// <param name="IsEmpty">Whether it is a page or a statement without words, or a menu without entries.</param>
public sealed record SiteRole(bool IsHome = false, string? Address = null, string? Alias = null, string? Collection = null, bool IsEmpty = false);
