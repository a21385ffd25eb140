using System.Globalization;
using Iurc.Cms.Benchmarks.Load;
using Iurc.Cms.Benchmarks.Servers;

namespace Iurc.Cms.Benchmarks;

/// <summary>Each page of ours, cached and not, beside Orchard's own sites in the same host and build, bare Kestrel and nginx with the same bytes.</summary>
internal sealed class PageBenchmark(Wrk load)
{
    private static readonly (string Name, string Address)[] s_pages =
    [
        ("home", "/"),
        ("a phase", "/phases/2021-2023"),
        ("testimonials", "/testimonials"),
        ("search", "/search?q=cooperation"),
    ];

    private readonly Table _table = new("page", "body, bytes", "requests/s", "p50, ms", "p99, ms", "processor a request, ms", "memory, MB");

    public async Task RunAsync(CancellationToken cancellation)
    {
        using var site = new CmsSite("Iurc");
        await MeasureSiteAsync("Iurc", site, s_pages, pageCache: false, cancellation);
        await MeasureSiteAsync("Iurc, page cache", site, s_pages, pageCache: true, cancellation);
        using (var agency = new CmsSite("Agency"))
        {
            await MeasureSiteAsync("Orchard's Agency", agency, [("home", "/")], pageCache: false, cancellation);
        }

        using (var blog = new CmsSite("Blog"))
        {
            await MeasureSiteAsync("Orchard's Blog", blog, [("home", "/")], pageCache: false, cancellation);
        }

        await MeasureBareAsync(site, cancellation);
        _table.Write(Console.Out);
    }

    private async Task MeasureSiteAsync(string name, CmsSite site, (string Name, string Address)[] pages, bool pageCache, CancellationToken cancellation)
    {
        await using var server = await site.StartAsync(pageCache, cancellation);
        foreach (var (page, address) in pages)
        {
            foreach (var encoding in new[] { null, "br" })
            {
                await AddAsync($"{name}: {page}", server, new Uri(server.Address, address), encoding, cancellation);
            }
        }
    }

    private async Task MeasureBareAsync(CmsSite site, CancellationToken cancellation)
    {
        foreach (var encoding in new[] { null, "br" })
        {
            byte[] body;
            await using (var server = await site.StartAsync(pageCache: true, cancellation))
            {
                body = await BodyAsync(server.Address, encoding, cancellation);
            }

            var folder = Directory.CreateTempSubdirectory("iurc-benchmark-");
            try
            {
                // nginx serves it as another user.
                File.SetUnixFileMode(folder.FullName, (UnixFileMode)0b111_101_101);
                var file = Path.Combine(folder.FullName, "index.html");
                await File.WriteAllBytesAsync(file, body, cancellation);
                foreach (var cached in new[] { false, true })
                {
                    await using var kestrel = await BareKestrel.StartAsync(file, encoding, cached, cancellation);
                    await AddAsync(cached ? "bare Kestrel behind OutputCache" : "bare Kestrel", kestrel, kestrel.Address, encoding, cancellation);
                }

                if (Nginx.IsInstalled)
                {
                    await using var nginx = await Nginx.StartAsync(folder.FullName, encoding, cancellation);
                    await AddAsync("nginx, the page as a file", nginx, nginx.Address, encoding, cancellation);
                }
                else
                {
                    await Console.Error.WriteLineAsync("nginx is not installed: its row is missing.");
                }
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }
    }

    private async Task AddAsync(string name, Server server, Uri address, string? encoding, CancellationToken cancellation)
    {
        await Console.Error.WriteLineAsync($"{name} {encoding}");
        var size = (await BodyAsync(address, encoding, cancellation)).Length;
        var headers = encoding is null ? null : new Dictionary<string, string> { ["Accept-Encoding"] = encoding };
        var measured = await load.MeasureAsync(server, address, headers, cancellation);
        _table.Add(
            encoding is null ? name : $"{name}, Brotli",
            size.ToString(CultureInfo.InvariantCulture),
            measured.RequestsPerSecond.ToString("N0", CultureInfo.InvariantCulture),
            measured.Half.TotalMilliseconds.ToString("N2", CultureInfo.InvariantCulture),
            measured.NinetyNine.TotalMilliseconds.ToString("N2", CultureInfo.InvariantCulture),
            measured.Processor.TotalMilliseconds.ToString("N3", CultureInfo.InvariantCulture),
            (measured.Memory / 1e6).ToString("N0", CultureInfo.InvariantCulture));
    }

    private static async Task<byte[]> BodyAsync(Uri address, string? encoding, CancellationToken cancellation)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (encoding is not null)
        {
            request.Headers.AcceptEncoding.ParseAdd(encoding);
        }

        using var answer = await client.SendAsync(request, cancellation);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(cancellation);
    }
}
