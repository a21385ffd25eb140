using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.DisplayManagement.Descriptors;

namespace Iurc.Cms.Delivery.RateLimits;

/// <summary>
/// Puts into the shape <c>WaitTime</c>, which the theme's page for 429 shows, how many minutes there are to wait, and where the form is that was
/// sent: with what its address says of the way on, and without what was typed, which may be a password.
/// </summary>
public sealed class WaitShapes : ShapeTableProvider
{
    /// <inheritdoc />
    public override ValueTask DiscoverAsync(ShapeTableBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        builder.Describe("WaitTime").OnDisplaying(context =>
        {
            if (context.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext is { } http)
            {
                context.Shape.Properties["Minutes"] = Minutes(http.Response);
                context.Shape.Properties["Form"] = HttpMethods.IsPost(http.Request.Method) ? FormOf(http.Features.Get<IStatusCodeReExecuteFeature>()) : "";
            }
        });
        return ValueTask.CompletedTask;
    }

    /// <summary>How many minutes there are to wait, by the answer's own header; empty if it does not say.</summary>
    internal static string Minutes(HttpResponse response)
        => int.TryParse(response.Headers.RetryAfter, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? Math.Max(1, (seconds + 59) / 60).ToString(CultureInfo.InvariantCulture)
            : "";

    // Two slashes at the beginning would be another site.
    private static string FormOf(IStatusCodeReExecuteFeature? sent)
        => sent is not null && !sent.OriginalPath.StartsWith("//", StringComparison.Ordinal)
            ? new PathString(sent.OriginalPathBase).Add(sent.OriginalPath).ToUriComponent() + sent.OriginalQueryString
            : "";
}
