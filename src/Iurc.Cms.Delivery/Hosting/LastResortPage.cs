using Iurc.Cms.Delivery.SecurityHeaders;
using Iurc.Cms.Delivery.Telemetry;
using Microsoft.AspNetCore.Http;

namespace Iurc.Cms.Delivery.Hosting;

/// <summary>The page that is shown when not even the theme's error page can be, for example without a database.</summary>
public static class LastResortPage
{
    private static string Html(string number) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Sorry, something went wrong</title>
        </head>
        <body>
        <main>
        <h1>Sorry, something went wrong</h1>
        <p>The page cannot be shown at the moment. Please try again in a few minutes.</p>
        <p>If you report this, give this number: {number}</p>
        </main>
        </body>
        </html>

        """;

    /// <summary>Answers with the page; the status is already set.</summary>
    public static Task WriteAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        ContentPolicy.Page.ApplyTo(context);
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(Html(ErrorNumber.Current), context.RequestAborted);
    }
}
