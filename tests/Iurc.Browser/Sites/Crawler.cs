using AngleSharp.Html.Parser;

namespace Iurc.Browser.Sites;

/// <summary>Follows every link that a visitor can follow.</summary>
internal static class Crawler
{
    /// <summary>All pages that can be reached from these addresses, in the order of their addresses.</summary>
    public static async Task<IReadOnlyList<SitePage>> CrawlAsync(Uri site, IEnumerable<string> from)
    {
        using var client = new HttpClient { BaseAddress = site };
        var pages = new SortedDictionary<string, SitePage?>(StringComparer.Ordinal);
        var waiting = new Queue<string>(from);
        while (waiting.TryDequeue(out var path))
        {
            if (pages.ContainsKey(path))
            {
                continue;
            }

            pages.Add(path, await GetAsync(client, path));
            foreach (var link in LinksOf(pages[path], site))
            {
                waiting.Enqueue(link);
            }
        }

        return [.. pages.Values.OfType<SitePage>()];
    }

    /// <summary>A page, or null for an answer that is no page, such as a picture.</summary>
    private static async Task<SitePage?> GetAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        if (answer.Content.Headers.ContentType?.MediaType != "text/html" && answer.IsSuccessStatusCode)
        {
            return null;
        }

        var html = await answer.Content.ReadAsStringAsync();
        return new SitePage(path, (int)answer.StatusCode, html, new HtmlParser().ParseDocument(html));
    }

    private static IEnumerable<string> LinksOf(SitePage? page, Uri site) => page is null
        ? []
        : page.Document.QuerySelectorAll("a[href]")
            .Select(link => new Uri(new Uri(site, page.Path), link.GetAttribute("href")))
            .Where(site.IsBaseOf)
            .Select(address => address.PathAndQuery);
}
