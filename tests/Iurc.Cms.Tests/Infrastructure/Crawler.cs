namespace Iurc.Cms.Tests.Infrastructure;

/// <summary>Follows every link that a visitor can follow.</summary>
internal static class Crawler
{
    /// <summary>All pages that can be reached from the home page, by address relative to the site, with what they answered.</summary>
    public static async Task<IReadOnlyDictionary<string, Answer>> CrawlAsync(this Browser browser, Tenant tenant)
    {
        var pages = new SortedDictionary<string, Answer>(StringComparer.Ordinal);
        var waiting = new Queue<string>(["/"]);
        while (waiting.TryDequeue(out var address))
        {
            if (pages.ContainsKey(address))
            {
                continue;
            }

            var answer = await browser.GetAsync(address);
            pages.Add(address, answer);
            foreach (var next in LinksOf(answer, tenant, address))
            {
                waiting.Enqueue(next);
            }
        }

        return pages;
    }

    private static IEnumerable<string> LinksOf(Answer answer, Tenant tenant, string from)
    {
        var root = new Uri("http://localhost" + tenant.Base + "/");
        var here = new Uri(root, tenant.Base + from);
        return answer.Document.QuerySelectorAll("a[href]")
            .Select(link => new Uri(here, link.GetAttribute("href")))
            .Where(root.IsBaseOf)
            .Select(address => address.PathAndQuery[tenant.Base.Length..])
            .Distinct(StringComparer.Ordinal);
    }
}
