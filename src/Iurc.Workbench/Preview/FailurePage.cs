using System.Globalization;
using Iurc.Workbench.Rendering;

namespace Iurc.Workbench.Preview;

/// <summary>The page that says why a page cannot be rendered. Everything on it is encoded, and no stack trace is among it.</summary>
internal static class FailurePage
{
    /// <summary>The markup for <paramref name="exception"/>.</summary>
    public static string For(Exception exception)
    {
        var (template, line) = exception is TemplateException failure
            ? (failure.Template, failure.Line?.ToString(CultureInfo.InvariantCulture))
            : (null, null);
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><title>The preview failed</title></head>
            <body>
            <h1>The preview failed</h1>
            {Paragraph("Template", template)}{Paragraph("Line", line)}{Paragraph("Message", exception.Message)}</body>
            </html>

            """;
    }

    private static string Paragraph(string label, string? text)
        => text is null ? "" : $"<p>{label}: {HtmlEncoding.Encoder.Encode(text)}</p>\n";
}
