using System.Globalization;

namespace Iurc.Cms.Delivery.PageCache;

/// <summary>What a kept page may be thrown away for, besides what has changed.</summary>
internal static class PageTags
{
    /// <summary>The page in one of the places for odd addresses.</summary>
    public static string Place(long number) => "place:" + number.ToString(CultureInfo.InvariantCulture);
}
