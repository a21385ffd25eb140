using Iurc.Browser.Sites;
using Xunit;

namespace Iurc.Browser.Checks;

/// <summary>The pages that the other checks look at.</summary>
public abstract class PageListTests(PublicSite site) : PublicSiteTests(site)
{
    /// <summary>The least number of pages; a smaller crawl has missed something.</summary>
    private const int Fewest = 25;

    [Fact]
    public void Links_from_the_home_page_lead_to_all_kinds_of_pages()
    {
        Assert.True(Site.Pages.Count >= Fewest, $"Only {Site.Pages.Count} pages were found: {string.Join(' ', Site.Pages.Select(page => page.Path))}");
        Assert.All(["/about", "/phases", "/regions", "/testimonials", "/site-map", "/phases/2024-2025", "/regions/iurc-china"],
            path => Assert.Single(Site.Pages, page => page.Path == path));
        Assert.Contains(Site.Pages, page => page.Path.StartsWith("/testimonials/", StringComparison.Ordinal));
    }

    [Fact]
    public void No_link_is_broken()
        => AssertForEveryPage(page => page.Path != PublicSite.UnknownAddress && page.Status != 200 ? [$"Status {page.Status}."] : []);

    [Fact]
    public void An_unknown_address_says_so()
        => Assert.Equal(404, Site.Pages.Single(page => page.Path == PublicSite.UnknownAddress).Status);
}
