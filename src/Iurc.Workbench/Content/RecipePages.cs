using Iurc.Programme.Pages;

namespace Iurc.Workbench.Content;

/// <summary>Lists the pages that the recipes publish.</summary>
internal sealed class RecipePages(SiteContent content) : ISitePages
{
    private static readonly string[] s_types = ["Page", "LandingPage", "CollectionPage"];

    private readonly IReadOnlyList<PageFacts> _pages =
    [
        .. content.Published
            .Where(item => s_types.Contains(item.ContentType) && item.PublicPath.Length > 0)
            .Select(item => new PageFacts(item.DisplayText, item.PublicPath, item.UpdatedUtc, item.ContentItemId))
            .OrderBy(page => page.Title, StringComparer.OrdinalIgnoreCase),
    ];

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<PageFacts>> GetPagesAsync() => new(_pages);
}
