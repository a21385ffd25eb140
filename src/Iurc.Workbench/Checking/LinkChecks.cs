using AngleSharp.Html.Parser;
using Iurc.Workbench.Content;
using Iurc.Workbench.Recipes;
using Iurc.Workbench.Sources;

namespace Iurc.Workbench.Checking;

/// <summary>Finds links inside the site, in menus and in texts of published items, that lead to no published page.</summary>
internal static class LinkChecks
{
    // Where Orchard or the theme answers without a content item.
    private static readonly HashSet<string> s_otherRoutes = new(["admin", "login", "media", "Iurc.Theme"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Runs the check.</summary>
    public static IEnumerable<Finding> Run(RecipeSet set)
    {
        var homes = ReferenceChecks.HomeIds(set).Select(home => home.Id.Value).ToHashSet(StringComparer.Ordinal);
        var pages = set.Items.Select(ContentItem.From)
            .Where(item => item.Published)
            .Select(item => homes.Contains(item.ContentItemId) ? "" : item.Address.Length > 0 ? item.Address : null)
            .OfType<string>()
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

        return MenuLinks(set).Concat(TextLinks(set))
            .Where(link => link.Item.Node.Property(nameof(ContentItem.Published))?.Value is SourceBoolean { Value: true })
            .Select(link => (Link: link, Complaint: ComplaintAbout(link, pages)))
            .Where(found => found.Complaint is not null)
            .Select(found => Finding.Error(found.Link.Item.File, found.Link.Source.Position, CheckCode.BrokenLink, found.Complaint!));
    }

    private static string? ComplaintAbout(Link link, HashSet<string> pages) => link.Address switch
    {
        ['/', '/' or '\\', ..] => null, // Another site.
        ['~', '/', ..] when link.InText => $"The link \"{link.Address}\" leads nowhere: in a text an address of this site begins with a slash, without ~.",
        ['/', ..] or ['~', '/', ..] when !LeadsSomewhere(link.Address, pages) => $"The link \"{link.Address}\" leads to no published page.",
        _ => null,
    };

    private static IEnumerable<Link> MenuLinks(RecipeSet set)
        => set.Items.SelectMany(item => RecipeSet.Descend(item.Node).OfType<SourceObject>()
            .Select(node => (node.Property("LinkMenuItemPart")?.Value as SourceObject)?.Property("Url")?.Value)
            .OfType<SourceString>()
            .Select(url => new Link(item, url, url.Value.Trim(), InText: false)));

    private static IEnumerable<Link> TextLinks(RecipeSet set)
        => set.Html().SelectMany(text => new HtmlParser().ParseDocument(text.Html.Value)
            .QuerySelectorAll("[href]")
            .Select(link => new Link(text.Item, text.Html, link.GetAttribute("href")!.Trim(), InText: true)));

    private static bool LeadsSomewhere(string address, HashSet<string> pages)
    {
        var path = Uri.UnescapeDataString(address.TrimStart('~').Split('?', '#')[0]).Trim('/');
        return pages.Contains(path) || s_otherRoutes.Contains(path.Split('/')[0]);
    }

    private sealed record Link(RecipeItem Item, SourceString Source, string Address, bool InText);
}
