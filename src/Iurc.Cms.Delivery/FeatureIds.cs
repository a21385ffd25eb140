namespace Iurc.Cms.Delivery;

/// <summary>The ids of this module's features.</summary>
public static class FeatureIds
{
    /// <summary>Security headers.</summary>
    public const string SecurityHeaders = "Iurc.Cms.Delivery.SecurityHeaders";

    /// <summary>Rate limits.</summary>
    public const string RateLimits = "Iurc.Cms.Delivery.RateLimits";

    /// <summary>Safe uploads.</summary>
    public const string Uploads = "Iurc.Cms.Delivery.Uploads";

    /// <summary>Mail.</summary>
    public const string Mail = "Iurc.Cms.Delivery.Mail";

    /// <summary>Health.</summary>
    public const string Health = "Iurc.Cms.Delivery.Health";

    /// <summary>Telemetry.</summary>
    public const string Telemetry = "Iurc.Cms.Delivery.Telemetry";

    /// <summary>The page cache.</summary>
    public const string PageCache = "Iurc.Cms.Delivery.PageCache";
}
