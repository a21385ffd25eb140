namespace Iurc.Programme.Links;

/// <summary>The places to which a link may lead on every page, because the theme has them there.</summary>
public static class PageAnchors
{
    private static readonly HashSet<string> s_ofEveryPage = new(["", "content", "menu", "q", "search", "regions-by-phase"], StringComparer.Ordinal);

    /// <summary>Whether every page has a place of this name. Browsers go to the top of a page for <c>#top</c>.</summary>
    public static bool IsOnEveryPage(string name) => s_ofEveryPage.Contains(name) || string.Equals(name, "top", StringComparison.OrdinalIgnoreCase);
}
