using System.IO.Compression;
using System.Net;
using System.Text;
using Iurc.Cms.Tests.Infrastructure;
using Xunit;

namespace Iurc.Cms.Tests.PageCache;

/// <summary>A reader who says in detail what they want, and looks at what comes over the wire.</summary>
internal sealed class Reader(Tenant tenant, HttpMessageHandler server) : IDisposable
{
    private readonly HttpClient _client = new(server) { BaseAddress = new Uri("http://localhost") };

    /// <summary>The pages of the site that show something of everything.</summary>
    public static readonly string[] Pages =
    [
        "/", "/about", "/phases", "/phases/2021-2023", "/regions", "/regions/iurc-china", "/testimonials",
        "/testimonials?phase=2021-2023", "/testimonials/rudolf-niessler", "/search", "/site-map", "/nothing-here",
    ];

    public Task<Page> GetAsync(string address, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, address, headers);

    public async Task<Page> SendAsync(HttpMethod method, string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(tenant.Base + (address == "/" && tenant.Base.Length > 0 ? "/" : address), UriKind.Relative));
        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        var headersOf = response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new Page(response.StatusCode, headersOf, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The page as it is made for this request alone.</summary>
    public Task<Page> GetFreshAsync(string address) => GetAsync(address, ("Authorization", "Basic bWFkZTp1cA=="));

    /// <summary>Asks for a page until it comes from what is kept.</summary>
    public async Task<Page> KeepAsync(string address)
    {
        await GetAsync(address);
        var page = await GetAsync(address);
        Assert.True(page.IsKept, address + " is not kept");
        return page;
    }

    /// <summary>Each page is what it would be if it were made now.</summary>
    public async Task AssertFreshAsync(IEnumerable<string>? addresses = null)
    {
        foreach (var address in addresses ?? Pages)
        {
            var (given, fresh) = (await GetAsync(address), await GetFreshAsync(address));
            Assert.True(given.Status == fresh.Status && given.Text == fresh.Text, address + " is stale");
        }
    }

    public void Dispose() => _client.Dispose();
}

/// <summary>An answer with what matters to caches.</summary>
internal sealed record Page(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>Whether it was not made for this request: only then has it an age.</summary>
    public bool IsKept => Headers.ContainsKey("Age");

    public string this[string header] => Headers.TryGetValue(header, out var value) ? value : "";

    /// <summary>The page after decompression.</summary>
    public string Text
    {
        get
        {
            using var body = new MemoryStream(Body);
            using Stream plain = this["Content-Encoding"] switch
            {
                "br" => new BrotliStream(body, CompressionMode.Decompress),
                "gzip" => new GZipStream(body, CompressionMode.Decompress),
                _ => body,
            };
            using var reader = new StreamReader(plain, Encoding.UTF8);
            return reader.ReadToEnd();
        }
    }
}
