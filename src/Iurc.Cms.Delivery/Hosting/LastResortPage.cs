using Iurc.Cms.Delivery.SecurityHeaders;
using Iurc.Cms.Delivery.Telemetry;
using Microsoft.AspNetCore.Http;

namespace Iurc.Cms.Delivery.Hosting;

/// <summary>The page that is shown when not even the theme's error page can be, for example without a database.</summary>
public static class LastResortPage
{
    private const string NotShown = "The page cannot be shown at the moment. Please try again in a few minutes.";
    private const string NotStored = "What you sent may not have been stored. Please look; if it is not there, go back in your browser, where your text should still be, and send it again in a few minutes.";

    private static string Html(string message, string number) => $"""
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
        <p>{message}</p>
        <p>If you report this, give this number: {number}</p>
        </main>
        </body>
        </html>

        """;

    /// <summary>Answers with the page; the status is already set. Somebody who has sent something reads that it may not be stored.</summary>
    public static Task WriteAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        if (context.Response.StatusCode == StatusCodes.Status503ServiceUnavailable)
        {
            context.Response.Headers.RetryAfter = "10";
        }

        var isReading = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        ContentPolicy.Page.ApplyTo(context);
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(Html(isReading ? NotShown : NotStored, ErrorNumber.Current), context.RequestAborted);
    }
}
