using System.Globalization;
using System.Net;
using Iurc.Workbench.Content;
using Iurc.Workbench.Rendering;

namespace Iurc.Workbench.Preview;

/// <summary>A page of the site in one of its states.</summary>
/// <param name="Group">What kind of page it is.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Address">Where it is.</param>
internal sealed record PreviewState(string Group, string Title, string Address);

/// <summary>Lists all pages and states of the site, for those who look through them.</summary>
internal static class PreviewIndex
{
    /// <summary>Where the list is.</summary>
    public const string Path = "/_preview";

    /// <summary>The pages and states. The error pages come from the theme's folder, the days from the phases.</summary>
    public static IEnumerable<PreviewState> States(SiteContent content, SiteFolder folder)
    {
        foreach (var item in content.Pages)
        {
            yield return new(item.ContentType, item.DisplayText, item == content.Home ? "/" : "/" + item.Address);
        }

        yield return new("Search", "Nothing asked", "/search");
        yield return new("Search", "Found", "/search?q=" + Uri.EscapeDataString(content.Pages.FirstOrDefault()?.DisplayText.Split(' ')[0] ?? "a"));
        yield return new("Search", "Second page", "/search?q=a&page=2");
        yield return new("Search", "Nothing found", "/search?q=zzzzzz");
        yield return new("List", "Second page of the testimonials", "/testimonials?page=2");
        foreach (var (name, type) in new[] { ("phase", Facts.Phase), ("region", Facts.Region) })
        {
            foreach (var item in content.Pages.Where(item => item.ContentType == type))
            {
                yield return new("List", $"Testimonials of {item.DisplayText}", $"/testimonials?{name}={item.Address.Split('/')[^1]}");
            }
        }

        foreach (var template in Directory.EnumerateFiles(folder.Views, "HttpError*.liquid").Select(System.IO.Path.GetFileNameWithoutExtension).OfType<string>().Order(StringComparer.Ordinal))
        {
            var status = Enum.TryParse<HttpStatusCode>(template.Replace("HttpError-", "", StringComparison.Ordinal), out var code) ? ((int)code).ToString(CultureInfo.InvariantCulture) : "500";
            yield return new("Error", template, $"/Error/{status}");
        }

        yield return new("Components", "Style guide", "/style-guide");

        var years = content.Published.Where(item => item.ContentType == Facts.Phase).Select(Facts.PhaseOf)
            .SelectMany(phase => new[] { phase.StartYear - 1, phase.StartYear, phase.EndYear + 1 })
            .OfType<int>().Where(year => year is > 1 and < 9999).Distinct().Order();
        foreach (var year in years)
        {
            yield return new("Day", string.Create(CultureInfo.InvariantCulture, $"The phases in {year}"), string.Create(CultureInfo.InvariantCulture, $"/phases?now={year:D4}-07-01"));
        }
    }

    /// <summary>The list as a page.</summary>
    public static string Markup(SiteContent content, SiteFolder folder)
    {
        var groups = States(content, folder).GroupBy(state => state.Group).Select(group => $"""
            <h2>{Encode(group.Key)}</h2>
            <ul>
            {string.Concat(group.Select(state => $"<li><a href=\"{Encode(state.Address)}\">{Encode(state.Title)}</a></li>\n"))}</ul>

            """);
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>All pages and states</title></head>
            <body>
            <h1>All pages and states</h1>
            <p>Add <code>?now=2027-01-01</code> to an address to see the page on another day.</p>
            {string.Concat(groups)}</body>
            </html>

            """;
    }

    private static string Encode(string text) => HtmlEncoding.Encoder.Encode(text);
}
