namespace Iurc.Cms.Delivery.PageCache;

/// <summary>What a kept page may be thrown away for.</summary>
internal static class PageTags
{
    /// <summary>All pages of the site.</summary>
    public const string Anything = "*";

    /// <summary>Pages that answered "not found" or "gone": any content may make such an address answer.</summary>
    public const string Missing = "missing";

    /// <summary>Pages that show the content item.</summary>
    public static string Item(string contentItemId) => "item:" + contentItemId;

    /// <summary>Pages that list or count items of the type.</summary>
    public static string Type(string contentType) => "type:" + contentType;

    /// <summary>The page in one of the places for odd addresses.</summary>
    public static string Place(long number) => "place:" + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
