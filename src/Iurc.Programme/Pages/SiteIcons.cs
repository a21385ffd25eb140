namespace Iurc.Programme.Pages;

/// <summary>
/// The pictures of the site that browsers and telephones ask for at fixed addresses, whatever a page says: for tabs, bookmarks, and the
/// screens on which people keep a page. They show the site's own mark, two cities and the way between them.
/// </summary>
public static class SiteIcons
{
    /// <summary>
    /// How they may be kept: a week, in which nobody asks again. Their addresses cannot carry a version; the one that pages link to does.
    /// </summary>
    public const string CacheControl = "public, max-age=604800, immutable";

    /// <summary>Each address, with the theme's file behind it and its media type.</summary>
    public static IReadOnlyList<(string Address, string File, string MediaType)> All { get; } =
    [
        ("/favicon.ico", "favicon.ico", "image/x-icon"),
        ("/apple-touch-icon.png", "apple-touch-icon.png", "image/png"),
        ("/apple-touch-icon-precomposed.png", "apple-touch-icon.png", "image/png"),
    ];

    /// <summary>The icon at an address, or null.</summary>
    public static (string Address, string File, string MediaType)? At(string? path)
        => All.Where(icon => string.Equals(icon.Address, path, StringComparison.OrdinalIgnoreCase)).Select(icon => ((string, string, string)?)icon).FirstOrDefault();
}
