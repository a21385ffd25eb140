namespace Iurc.Cms.Delivery;

/// <summary>The ids of this module's features.</summary>
public static class FeatureIds
{
    /// <summary>The page cache.</summary>
    public const string PageCache = "Iurc.Cms.Delivery.PageCache";
}
