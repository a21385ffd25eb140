using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Iurc.Cms.Delivery.Telemetry;

/// <summary>The number that an error page shows and that stands in the log beside what went wrong: the request's trace id.</summary>
internal static class ErrorNumber
{
    /// <summary>The number of the current request; empty when it has none.</summary>
    public static string Current => Activity.Current?.TraceId.ToHexString() ?? "";

    /// <summary>Has the page of the error show the number although the error is said to be the sender's.</summary>
    public static void ShowOn(HttpContext context) => context.Items[typeof(ErrorNumber)] = true;

    /// <summary>Whether the log has what the page of the error is about.</summary>
    public static bool IsShownOn(HttpContext context)
        => context.Response.StatusCode >= StatusCodes.Status500InternalServerError || context.Items.ContainsKey(typeof(ErrorNumber));
}
