using Microsoft.AspNetCore.Http;

namespace Iurc.Cms.Delivery.RateLimits;

/// <summary>What is answered to somebody who has had so many pages made that the theme's page for 429 would be one too many.</summary>
internal static class BusyPage
{
    private const string Html = """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Please wait a moment</title>
        </head>
        <body>
        <main>
        <h1>Please wait a moment</h1>
        <p>More pages have been asked for from your network than we can make for it. Please try again in {0}.</p>
        </main>
        </body>
        </html>

        """;

    /// <summary>Answers with it; the status is already set.</summary>
    public static Task WriteAsync(HttpContext context, CancellationToken cancellation)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        var wait = WaitShapes.Minutes(context.Response) is { Length: > 1 } minutes ? minutes + " minutes" : "a minute";
        return context.Response.WriteAsync(Html.Replace("{0}", wait, StringComparison.Ordinal), cancellation);
    }
}
