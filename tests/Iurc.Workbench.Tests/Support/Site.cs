using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Iurc.Workbench.Preview;

namespace Iurc.Workbench.Tests.Support;

/// <summary>A running preview with a client.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly PreviewServer _server;
    private readonly HttpClient _client;

    private Site(PreviewServer server)
    {
        _server = server;
        _client = new HttpClient { BaseAddress = server.Address };
    }

    public Uri Address => _server.Address;

    public int PageCount => _server.PageCount;

    public static async Task<Site> StartAsync(SiteFolder folder, string now = "2025-06-30", bool isLive = false)
        => new(await PreviewServer.StartAsync(folder, "http://127.0.0.1:0", DateOnly.Parse(now, System.Globalization.CultureInfo.InvariantCulture), isLive,
            TestContext.Current.CancellationToken));

    public Task<HttpResponseMessage> GetAsync(string address) => _client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _client.SendAsync(request, TestContext.Current.CancellationToken);

    /// <summary>A page as markup. It has to have the status, to be UTF-8 and to say so.</summary>
    public async Task<string> GetMarkupAsync(string address, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var response = await GetAsync(address);
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var markup = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        Assert.True(response.StatusCode == status, $"{address}: {response.StatusCode}\n{markup}");
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("utf-8", response.Content.Headers.ContentType?.CharSet);
        return markup;
    }

    /// <summary>A page as a tree; a parse error fails the test.</summary>
    public async Task<IHtmlDocument> GetPageAsync(string address, HttpStatusCode status = HttpStatusCode.OK)
        => Parse(await GetMarkupAsync(address, status));

    public static IHtmlDocument Parse(string markup)
    {
        var document = new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(markup);
        return document;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }
}
