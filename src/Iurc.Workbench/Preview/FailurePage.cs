using System.Globalization;
using System.Text.RegularExpressions;
using Iurc.Workbench.Rendering;

namespace Iurc.Workbench.Preview;

/// <summary>The page that says why a page cannot be rendered. Everything on it is encoded, and no stack trace is among it.</summary>
internal static partial class FailurePage
{
    // How many lines are shown on either side of the failing one.
    private const int Around = 4;

    /// <summary>The markup for <paramref name="exception"/>.</summary>
    /// <param name="exception">What went wrong.</param>
    /// <param name="folder">Where the files are.</param>
    public static string For(Exception exception, SiteFolder folder)
    {
        var (template, line) = exception is TemplateException failure ? (failure.Template, failure.Line) : (null, null);
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><title>The preview failed</title></head>
            <body>
            <h1>The preview failed</h1>
            {Paragraph("Template", template)}{Paragraph("Line", line?.ToString(CultureInfo.InvariantCulture))}{Paragraph("Message", exception.Message)}{Excerpt(exception, folder)}</body>
            </html>

            """;
    }

    private static string Paragraph(string label, string? text)
        => text is null ? "" : $"<p>{label}: {HtmlEncoding.Encoder.Encode(text)}</p>\n";

    private static string Excerpt(Exception exception, SiteFolder folder)
    {
        var (path, line) = exception switch
        {
            TemplateException { Line: { } at } failure => (Path.Combine(folder.Views, Path.GetFileName(failure.Template)), at),
            WorkbenchException when Place().Match(exception.Message) is { Success: true } place
                => (place.Groups["path"].Value, int.Parse(place.Groups["line"].ValueSpan, CultureInfo.InvariantCulture)),
            _ => ("", 0),
        };
        if (line < 1 || !File.Exists(path))
        {
            return "";
        }

        try
        {
            var first = Math.Max(1, line - Around);
            var lines = File.ReadLines(path).Skip(first - 1).Take(line + Around - first + 1)
                .Select((text, i) => string.Create(CultureInfo.InvariantCulture, $"{(first + i == line ? ">" : " ")} {first + i,4}  {text}"));
            return $"<pre>{HtmlEncoding.Encoder.Encode(string.Join('\n', lines)).Replace("&#xA;", "\n", StringComparison.Ordinal)}</pre>\n";
        }
        catch (Exception inner) when (inner is IOException or UnauthorizedAccessException)
        {
            return ""; // The message says enough.
        }
    }

    [GeneratedRegex(@"^(?<path>.+?):(?<line>[0-9]+):[0-9]+: ", RegexOptions.ExplicitCapture)]
    private static partial Regex Place();
}
