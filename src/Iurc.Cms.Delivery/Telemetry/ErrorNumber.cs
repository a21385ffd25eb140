using System.Diagnostics;

namespace Iurc.Cms.Delivery.Telemetry;

/// <summary>The number that an error page shows and that stands in the log beside what went wrong: the request's trace id.</summary>
internal static class ErrorNumber
{
    /// <summary>The number of the current request; empty when it has none.</summary>
    public static string Current => Activity.Current?.TraceId.ToHexString() ?? "";
}
