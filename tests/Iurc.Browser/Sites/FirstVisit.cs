using System.Collections.Concurrent;
using System.IO.Compression;
using Microsoft.Playwright;

namespace Iurc.Browser.Sites;

/// <summary>What happened when somebody who had never been to the site opened a page.</summary>
/// <param name="Page">The page.</param>
/// <param name="Requests">What the browser asked for.</param>
/// <param name="Answers">What the server sent.</param>
/// <param name="Failures">What was asked for and did not come.</param>
/// <param name="Messages">What was written to the console.</param>
/// <param name="Stored">What was left in the browser.</param>
public sealed record FirstVisit(
    SitePage Page,
    IReadOnlyList<Uri> Requests,
    IReadOnlyList<FirstVisitAnswer> Answers,
    IReadOnlyList<string> Failures,
    IReadOnlyList<string> Messages,
    IReadOnlyList<string> Stored)
{
    internal static async Task<FirstVisit> MakeAsync(PublicSite site, SitePage page)
    {
        await using var visitor = await site.NewVisitorAsync(new() { ExtraHTTPHeaders = [new("Accept-Encoding", "br")] });
        var tab = await visitor.NewPageAsync();
        var address = new Uri(site.Address, page.Path).AbsoluteUri;
        var requests = new ConcurrentQueue<Uri>();
        var finished = new ConcurrentQueue<IRequest>();
        var failures = new ConcurrentQueue<string>();
        var messages = new ConcurrentQueue<string>();
        tab.Request += (_, request) => requests.Enqueue(new Uri(request.Url));
        tab.RequestFinished += (_, request) => finished.Enqueue(request);
        tab.RequestFailed += (_, request) => failures.Enqueue($"{request.Url}: {request.Failure}");
        tab.PageError += (_, error) => messages.Enqueue(error);
        tab.Console += (_, message) =>
        {
            // A browser reports the status of the page itself, too.
            if (page.Status == 200 || !message.Location.StartsWith(address, StringComparison.Ordinal))
            {
                messages.Enqueue(message.Text);
            }
        };
        await tab.GotoAsync(page.Path);

        // The browser asks for the icon whenever it likes: ask for it now.
        var icon = await tab.Locator("link[rel=icon]").GetAttributeAsync("href");
        await tab.EvaluateAsync("address => new Promise(done => { const image = new Image(); image.onload = image.onerror = () => done(); image.src = address; })", icon);
        var answers = new List<FirstVisitAnswer>();
        foreach (var request in finished.DistinctBy(request => request.Url).ToList())
        {
            answers.Add(await AnswerAsync(request, site.Compresses));
        }

        var stored = (await visitor.CookiesAsync()).Select(cookie => $"The cookie {cookie.Name}.")
            .Concat((await tab.EvaluateAsync<string[]>("() => Object.keys(localStorage).concat(Object.keys(sessionStorage))")).Select(key => $"The entry {key}."));
        return new FirstVisit(page, [.. requests.Distinct()], answers, [.. failures], [.. messages], [.. stored]);
    }

    private static async Task<FirstVisitAnswer> AnswerAsync(IRequest request, bool isCompressed)
    {
        var response = await request.ResponseAsync() ?? throw new InvalidOperationException($"{request.Url} was not answered.");
        var headers = await response.AllHeadersAsync();
        var answer = new FirstVisitAnswer(
            new Uri(request.Url), response.Status, headers.GetValueOrDefault("content-type", ""), headers.GetValueOrDefault("content-encoding", ""), 0);
        var sizes = await request.SizesAsync();
        var body = !isCompressed && answer.IsText ? Compress(await response.BodyAsync()) : sizes.ResponseBodySize;
        return answer with { Bytes = sizes.ResponseHeadersSize + body };
    }

    private static int Compress(byte[] body)
    {
        using var compressed = new MemoryStream();
        using (var stream = new BrotliStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            stream.Write(body);
        }

        return (int)compressed.Length;
    }
}

/// <summary>One answer of the server.</summary>
/// <param name="Url">What was asked for.</param>
/// <param name="Status">Its status.</param>
/// <param name="Type">Its content type.</param>
/// <param name="Encoding">Its content encoding.</param>
/// <param name="Bytes">How much went over the wire.</param>
public sealed record FirstVisitAnswer(Uri Url, int Status, string Type, string Encoding, int Bytes)
{
    /// <summary>Whether it can be compressed. An SVG picture is text.</summary>
    public bool IsText => Type.StartsWith("text/", StringComparison.Ordinal) || Type.StartsWith("image/svg+xml", StringComparison.Ordinal);

    /// <summary>Whether it is a photograph or the like.</summary>
    public bool IsRaster => Type.StartsWith("image/", StringComparison.Ordinal) && !IsText;
}
