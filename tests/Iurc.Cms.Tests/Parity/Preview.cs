using Iurc.Cms.Tests.Infrastructure;
using Xunit;

namespace Iurc.Cms.Tests.Parity;

/// <summary>The Workbench's preview of a folder with recipes and theme.</summary>
internal sealed class Preview : IAsyncDisposable
{
    private readonly Testing.SiteProcess _process;
    private readonly HttpClient _client;

    private Preview(Testing.SiteProcess process, Uri address) => (_process, _client) = (process, new HttpClient { BaseAddress = address });

    public static async Task<Preview> StartAsync(string folder)
    {
        var (process, address) = await Testing.SiteProcess.StartPreviewAsync("--root", folder);
        return new(process, address);
    }

    public async Task<Answer> GetAsync(string address) => await Answer.ReadAsync(await _client.GetAsync(address, TestContext.Current.CancellationToken));

    /// <summary>
    /// The addresses of all pages and states, which the preview finds in the content and in the theme's folder. Those on another day are
    /// left out: the CMS takes the day from its clock.
    /// </summary>
    public async Task<IReadOnlyList<string>> StatesAsync()
        => [.. (await GetAsync("/_preview")).Document.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!).Where(address => !address.Contains("now=", StringComparison.Ordinal))];

    /// <summary>All addresses that links lead to, from the home page on.</summary>
    public async Task<IReadOnlyCollection<string>> CrawlAsync()
    {
        var found = new SortedSet<string>(["/"], StringComparer.Ordinal);
        var waiting = new Queue<string>(found);
        while (waiting.TryDequeue(out var address))
        {
            var page = await GetAsync(address);
            foreach (var link in page.Document.QuerySelectorAll("a[href]").Select(link => new Uri(new Uri(_client.BaseAddress!, address), link.GetAttribute("href"))))
            {
                if (_client.BaseAddress!.IsBaseOf(link) && found.Add(link.PathAndQuery))
                {
                    waiting.Enqueue(link.PathAndQuery);
                }
            }
        }

        return found;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _process.DisposeAsync();
    }
}
