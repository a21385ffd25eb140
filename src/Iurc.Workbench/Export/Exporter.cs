using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Iurc.Programme.Pages;
using Microsoft.AspNetCore.StaticFiles;

namespace Iurc.Workbench.Export;

/// <summary>What an export may do.</summary>
/// <param name="BaseUrl">The origin that pages name as their own, or null for the source's.</param>
/// <param name="Depth">How many links from the first page it follows.</param>
/// <param name="MaxPages">How many pages it writes at most.</param>
internal sealed record ExportOptions(string? BaseUrl, int Depth, int MaxPages);

/// <summary>What an export has done.</summary>
/// <param name="Pages">How many pages it wrote.</param>
/// <param name="Files">How many files in all.</param>
/// <param name="BrokenLinks">Links that lead to no page, with the page that has them.</param>
internal sealed record ExportReport(int Pages, int Files, IReadOnlyList<(string Link, string Page)> BrokenLinks);

/// <summary>Follows the links of a site from its first page, and writes each page as soon as it is read.</summary>
internal sealed class Exporter(IExportSource source, OutputFolder output, ExportOptions options, Action<int> progress)
{
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly PageRewriter _rewriter = new(source.Origin, options.BaseUrl);
    private readonly FileExtensionContentTypeProvider _extensions = new();
    private readonly Queue<(string Address, int Depth, string From)> _queue = new();
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, (string Title, string? Modified, bool IsHidden)> _pages = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _redirects = new(StringComparer.Ordinal);
    private readonly List<(string Link, string Page)> _broken = [];
    private SiteAnswer? _searchPage;

    /// <summary>Writes the whole site into the folder.</summary>
    /// <exception cref="WorkbenchException">A page cannot be read.</exception>
    public async Task<ExportReport> RunAsync(CancellationToken cancellation)
    {
        foreach (var address in source.Addresses.Prepend("/"))
        {
            Enqueue(address, 0, "/");
        }

        while (_queue.TryDequeue(out var next))
        {
            cancellation.ThrowIfCancellationRequested();
            await ExportAsync(next.Address, next.Depth, next.From, cancellation);
        }

        var notFound = await source.GetNotFoundAsync(cancellation);
        if (notFound.IsPage)
        {
            WritePage("404.html", notFound, "/404.html", options.Depth);
            while (_queue.TryDequeue(out var next))
            {
                await ExportAsync(next.Address, next.Depth, next.From, cancellation);
            }
        }

        foreach (var icon in SiteIcons.All)
        {
            // Nothing links to them; an older site has none.
            if (await source.GetAsync(icon.Address, cancellation) is { Status: 200, IsPage: false } file)
            {
                WriteAsset(icon.Address, file, options.Depth);
            }
        }

        WriteIndex(_searchPage ?? notFound);
        WriteRedirects();
        WriteSitemap();
        WriteManifest();
        output.WriteChecksums();
        return new(_pages.Count, output.Files.Count, _broken);
    }

    private async Task ExportAsync(string address, int depth, string from, CancellationToken cancellation)
    {
        var answer = await source.GetAsync(address, cancellation);
        switch (answer.Status)
        {
            case >= 200 and < 300 when answer.IsPage && IsSearch(address):
                _searchPage = answer;
                break;

            case >= 200 and < 300 when answer.IsPage:
                if (_pages.Count >= options.MaxPages)
                {
                    throw new WorkbenchException($"The site has more than {options.MaxPages} pages. Allow more with --max-pages, or follow fewer links with --depth.");
                }

                var page = WritePage(ExportPaths.FileOf(Mapped(address)!), answer, address, depth);
                _pages[Mapped(address)!] = (page.Title, page.Modified, page.IsHidden);
                progress(_pages.Count);
                break;

            case >= 200 and < 300:
                WriteAsset(address, answer, depth);
                break;

            case >= 300 and < 400 when answer.Location is { } location:
                var target = _rewriter.Resolve(location, address);
                _redirects[address.Split('?')[0].TrimEnd('/')] = target is null ? location : Mapped(target.Split('#')[0]) ?? target;
                if (target is not null)
                {
                    Enqueue(target.Split('#')[0], depth, from);
                }

                break;

            case 401 or 403 or 404 or 410:
                _broken.Add((address, from));
                break;

            default:
                throw new WorkbenchException($"{address} answers with the status {answer.Status}. Mend it first: an export is whole or it is none.");
        }
    }

    private PageRewriter.ReadPage WritePage(string file, SiteAnswer answer, string address, int depth)
    {
        var page = _rewriter.Read(answer.Bytes, address);
        foreach (var link in page.Links)
        {
            // What a page shows belongs to it, however far away it is.
            Enqueue(link, IsAsset(link) ? depth : depth + 1, address);
        }

        output.Write(file, _rewriter.Write(page, address, Mapped));
        return page;
    }

    private void WriteAsset(string address, SiteAnswer answer, int depth)
    {
        var bytes = answer.Bytes;
        if (answer.MediaType is "text/css" or "image/svg+xml")
        {
            foreach (var link in _rewriter.LinksIn(Encoding.UTF8.GetString(bytes), address))
            {
                Enqueue(link, depth, address);
            }
        }

        output.Write(ExportPaths.FileOf(ExportPaths.AssetAddress(address)), bytes);
    }

    private void Enqueue(string address, int depth, string from)
    {
        // The index takes the place of all searches. The page itself gives the frame for it.
        if (IsSearch(address))
        {
            address = address.Split('?')[0];
        }

        var key = IsAsset(address) ? ExportPaths.AssetAddress(address) : ExportPaths.PageAddress(address);
        if ((IsAsset(address) || depth <= options.Depth) && _known.Add(key))
        {
            _queue.Enqueue((address, depth, from));
        }
    }

    // Null for what is not exported, so that the link goes to the site itself.
    private string? Mapped(string address)
    {
        if (address.StartsWith(PageRewriter.IndexAddress, StringComparison.Ordinal) || IsSearch(address))
        {
            return PageRewriter.IndexAddress;
        }

        var mapped = IsAsset(address) ? ExportPaths.AssetAddress(address) : ExportPaths.PageAddress(address);
        return !_known.Contains(mapped) ? source.Origin.Length > 0 ? source.Origin + address : mapped
            : IsAsset(address) && address.Contains("?v=", StringComparison.Ordinal) ? mapped + "?" + address.Split('?', 2)[1]
            : mapped;
    }

    private static bool IsSearch(string address) => address.Split('?')[0].TrimEnd('/') == "/search";

    private bool IsAsset(string address) => _extensions.TryGetContentType(address.Split('?')[0], out var type) && type != "text/html";

    private void WriteIndex(SiteAnswer frame)
    {
        if (!frame.IsPage)
        {
            return;
        }

        var page = _rewriter.Read(frame.Bytes, "/search");
        var place = page.Document.QuerySelector("main .container.flow") ?? page.Document.QuerySelector("main") ?? page.Document.Body!;
        var entries = _pages.Where(entry => !entry.Key.Contains("/page-", StringComparison.Ordinal))
            .OrderBy(entry => entry.Value.Title, StringComparer.OrdinalIgnoreCase).ThenBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => $"<li><a href=\"{WebUtility.HtmlEncode(entry.Key)}\">{WebUtility.HtmlEncode(entry.Value.Title.Length > 0 ? entry.Value.Title : entry.Key)}</a></li>\n");
        place.InnerHtml = $"\n<p>This is a copy of the site as plain files, which cannot search. All its pages are listed here; the browser can search this list.</p>\n<ul class=\"link-list\">\n{string.Concat(entries)}</ul>\n";
        output.Write("search/index.html", _rewriter.Write(page, "/search", Mapped));
        _pages[PageRewriter.IndexAddress] = (page.Title, null, page.IsHidden);
    }

    private void WriteRedirects()
    {
        foreach (var (from, to) in source.Redirects)
        {
            _redirects.TryAdd(from, Mapped(to) ?? to);
        }

        var redirects = _redirects.Where(redirect => redirect.Key.Length > 0 && !output.Files.ContainsKey(ExportPaths.FileOf(ExportPaths.PageAddress(redirect.Key)))).ToList();
        foreach (var (from, to) in redirects)
        {
            var address = WebUtility.HtmlEncode(to);
            output.Write(ExportPaths.FileOf(ExportPaths.PageAddress(from)), Encoding.UTF8.GetBytes($"""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <title>This page has moved</title>
                <meta name="robots" content="noindex">
                <meta http-equiv="refresh" content="0; url={address}">
                <link rel="canonical" href="{address}">
                </head>
                <body>
                <main>
                <h1>This page has moved</h1>
                <p><a href="{address}">Go to its new address</a></p>
                </main>
                </body>
                </html>

                """.ReplaceLineEndings("\n")));
        }

        output.Write("_redirects", Encoding.UTF8.GetBytes(string.Concat(redirects.Select(redirect => $"{redirect.Key} {redirect.Value} 301\n"))));
        output.Write("redirects.nginx.conf", Encoding.UTF8.GetBytes(string.Concat(
            redirects.Select(redirect => $"location = {Uri.EscapeDataString(redirect.Key).Replace("%2F", "/", StringComparison.Ordinal)} {{ return 301 {redirect.Value}; }}\n"))));
    }

    private void WriteSitemap()
    {
        var origin = (options.BaseUrl ?? source.Origin).TrimEnd('/');
        var entries = _pages.Where(page => !page.Key.Contains("/page-", StringComparison.Ordinal) && !page.Value.IsHidden).Select(page => string.Create(CultureInfo.InvariantCulture,
            $"<url><loc>{WebUtility.HtmlEncode(origin + page.Key)}</loc>{(page.Value.Modified is { } day ? $"<lastmod>{WebUtility.HtmlEncode(day)}</lastmod>" : "")}</url>\n"));
        output.Write("sitemap.xml", Encoding.UTF8.GetBytes(
            $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{string.Concat(entries)}</urlset>\n"));
        output.Write("robots.txt", Encoding.UTF8.GetBytes($"User-agent: *\nAllow: /\n{(origin.Length > 0 ? $"Sitemap: {origin}/sitemap.xml\n" : "")}"));
    }

    // The date is that of the content, not of the run: the same content makes the same files, byte for byte.
    private void WriteManifest() => output.Write(OutputFolder.Mark, Encoding.UTF8.GetBytes(new JsonObject
    {
        ["tool"] = "iurc-workbench " + typeof(Exporter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0],
        ["source"] = source.Name,
        ["baseUrl"] = options.BaseUrl,
        ["date"] = _pages.Values.Select(page => page.Modified).OfType<string>().Order(StringComparer.Ordinal).LastOrDefault(),
        ["pages"] = _pages.Count,
        ["redirects"] = _redirects.Count,
        ["files"] = output.Files.Count,
        ["bytes"] = output.Files.Values.Sum(file => file.Length),
        ["brokenLinks"] = new JsonArray([.. _broken.OrderBy(broken => broken.Link, StringComparer.Ordinal).Select(broken => new JsonObject { ["link"] = broken.Link, ["page"] = broken.Page })]),
    }.ToJsonString(s_json) + "\n"));
}
