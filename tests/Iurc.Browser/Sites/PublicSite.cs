using Microsoft.Playwright;
using Xunit;

namespace Iurc.Browser.Sites;

/// <summary>The public site as one program serves it, and a browser to look at it; once for all tests of an assembly.</summary>
public abstract class PublicSite : IAsyncLifetime
{
    public const string FoundSearch = "/search?q=cooperation";
    public const string EmptySearch = "/search?q=zzzz";
    public const string UnknownAddress = "/there-is-no-such-page";

    private readonly Lazy<Task<IReadOnlyList<FirstVisit>>> _firstVisits;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    protected PublicSite() => _firstVisits = new(MakeFirstVisitsAsync);

    /// <summary>Every page: those that links lead to, the search, and an address without a page.</summary>
    public IReadOnlyList<SitePage> Pages { get; private set; } = [];

    public Uri Address { get; private set; } = null!;

    /// <summary>Whether it sends compressed answers. Otherwise the tests count what they would be compressed.</summary>
    public abstract bool Compresses { get; }

    /// <summary>Pages that nothing links to.</summary>
    protected virtual IEnumerable<string> MoreAddresses => [];

    public async ValueTask InitializeAsync()
    {
        if (!HasBrowser)
        {
            return;
        }

        Address = await StartAsync();
        Pages = await Crawler.CrawlAsync(Address, ["/", FoundSearch, EmptySearch, UnknownAddress, .. MoreAddresses]);
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        await StopAsync();
    }

    /// <summary>Whether this machine has a browser. Without one nothing is started and every test is skipped.</summary>
    public static bool HasBrowser => Chromium.Program is not null;

    public static void SkipWithoutBrowser() => Assert.SkipUnless(HasBrowser, Chromium.Missing);

    /// <summary>A first visit to each page, each by another visitor. They are made once for all tests.</summary>
    public Task<IReadOnlyList<FirstVisit>> FirstVisitsAsync() => _firstVisits.Value;

    /// <summary>A visitor who has never been here: no cookies and nothing in the cache.</summary>
    public Task<IBrowserContext> NewVisitorAsync(BrowserNewContextOptions? options = null)
    {
        options ??= new();
        options.BaseURL ??= Address.AbsoluteUri;
        options.ReducedMotion ??= ReducedMotion.Reduce;
        options.ColorScheme ??= ColorScheme.Light;
        return _browser!.NewContextAsync(options);
    }

    /// <summary>Starts the program and says where it listens.</summary>
    protected abstract Task<Uri> StartAsync();

    protected abstract ValueTask StopAsync();

    private async Task<IReadOnlyList<FirstVisit>> MakeFirstVisitsAsync()
    {
        var visits = new List<FirstVisit>();
        foreach (var page in Pages)
        {
            visits.Add(await FirstVisit.MakeAsync(this, page));
        }

        return visits;
    }
}
