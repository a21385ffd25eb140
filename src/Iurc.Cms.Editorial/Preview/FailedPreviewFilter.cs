using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;

namespace Iurc.Cms.Editorial.Preview;

/// <summary>
/// Says in the frame why a preview could not be made: which template has failed, and on which line. Orchard would leave the error page of the
/// public site there, which tells readers and not editors what to do.
/// </summary>
public sealed partial class FailedPreviewFilter(
    FailingShape failing, IFileVersionProvider versions, HtmlEncoder encoder, IStringLocalizer<FailedPreviewFilter> localizer, ILogger<FailedPreviewFilter> logger) : IAsyncResourceFilter
{
    private const string Style = "/Iurc.Cms.Editorial/styles/failed-preview.css";

    /// <inheritdoc />
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);

        var executed = await next();
        var (http, route) = (context.HttpContext, context.RouteData.Values);
        if (executed is not { Exception: { } failure, ExceptionHandled: false } || http.Response.HasStarted
            || route["area"] is not "OrchardCore.ContentPreview" || route["controller"] is not "Preview" || route["action"] is not "Display")
        {
            return;
        }

        executed.ExceptionHandled = true;
        var failed = await failing.FindAsync(failure);
        Log(logger, failed.Template, failed.Line, failure);
        http.Response.Clear();
        http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsync(Page(failed, http.Request.PathBase), http.RequestAborted);
    }

    private string Page(FailedTemplate failed, PathString pathBase)
    {
        var excerpt = new StringBuilder();
        foreach (var (number, text) in failed.Excerpt())
        {
            var line = encoder.Encode(string.Create(CultureInfo.InvariantCulture, $"{number,4}  {text}"));
            excerpt.Append(number == failed.Line ? $"<mark>{line}</mark>\n" : $"{line}\n");
        }

        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Words("The preview failed")}</title>
            <link rel="stylesheet" href="{encoder.Encode(versions.AddFileVersionToPath(pathBase, pathBase + Style))}">
            </head>
            <body>
            <main>
            <h1>{Words("The preview failed")}</h1>
            <p>{Words("What you have typed is still in the form, and you can save it. Readers may meet the same fault when you publish: tell whoever looks after the templates of this site what stands below.")}</p>
            <dl>
            {Fact("Template", failed.Template)}{Fact("Line", failed.Line?.ToString(CultureInfo.InvariantCulture))}{Fact("Message", failed.Message)}</dl>
            {(excerpt.Length > 0 ? $"<pre>{excerpt}</pre>" : "")}
            </main>
            </body>
            </html>

            """;
    }

    private string Fact(string label, string? value) => value is null ? "" : $"<dt>{Words(label)}</dt>\n<dd>{encoder.Encode(value)}</dd>\n";

    private string Words(string text) => encoder.Encode(localizer[text].Value);

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "A preview could not be made: template {Template}, line {Line}.")]
    private static partial void Log(ILogger logger, string? template, int? line, Exception failure);
}
