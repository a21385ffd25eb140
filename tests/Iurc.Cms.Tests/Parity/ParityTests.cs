using Iurc.Cms.Tests.Infrastructure;
using Xunit;

namespace Iurc.Cms.Tests.Parity;

/// <summary>The Workbench previews the site as the CMS shows it: the same HTML, page by page.</summary>
public sealed class ParityTests(Site site) : IAsyncLifetime
{
    private Preview _preview = null!;

    public async ValueTask InitializeAsync() => _preview = await Preview.StartAsync(Repository.Root);

    public ValueTask DisposeAsync() => _preview.DisposeAsync();

    [Fact]
    public async Task Every_page_and_state_of_the_CMS_has_the_same_HTML_in_the_preview()
    {
        using var browser = site.Default.Anonymous();
        var pages = (await browser.CrawlAsync(site.Default)).ToDictionary(page => page.Key, page => page.Value);
        Assert.Equal(pages.Keys.Order(StringComparer.Ordinal), await _preview.CrawlAsync());

        await browser.LogInAsync(Site.AdminName);
        foreach (var address in (await _preview.StatesAsync()).Concat(["/no-such-page", "/testimonials?page=99", "/testimonials?page=x"]).Except(pages.Keys))
        {
            pages[address] = await browser.GetAsync(PageComparison.InCms(address));
        }

        var differences = await PageComparison.DifferencesAsync(pages, _preview, site.Default);
        Assert.True(differences.Count == 0, string.Join(Environment.NewLine, differences));
    }
}
