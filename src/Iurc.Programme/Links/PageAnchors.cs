using Iurc.Programme.RichTexts;

namespace Iurc.Programme.Links;

/// <summary>The places to which a link may lead on every page, because the theme has them there.</summary>
public static class PageAnchors
{
    /// <summary>Whether every page has a place of this name. Browsers go to the top of a page for <c>#top</c>.</summary>
    public static bool IsOnEveryPage(string name) => name is "" or "search" || HeadingIds.IsTheme(name) || string.Equals(name, "top", StringComparison.OrdinalIgnoreCase);
}
