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

        await MeasureBareAsync(site, null, cancellation);
        await MeasureBareAsync(site, "br", cancellation);
        _table.Write(Console.Out);
    }

    private async Task MeasureSiteAsync(string name, CmsSite site, (string Name, string Address)[] pages, bool pageCache, CancellationToken cancellation)
    {
        await using var server = await site.StartAsync(pageCache, cancellation);
        foreach (var (page, address) in pages)
        {
            foreach (var encoding in new[] { null, "br" })
            {
                await AddAsync([($"{name}: {page}", new Target(server, new Uri(server.Address, address), encoding))], cancellation);
            }
        }
    }

    /// <summary>Our home page from the page cache, and the same bytes from servers that do nothing else.</summary>
    private async Task MeasureBareAsync(CmsSite site, string? encoding, CancellationToken cancellation)
    {
        await using var cached = await site.StartAsync(pageCache: true, cancellation);
        var folder = Directory.CreateTempSubdirectory("iurc-benchmark-");
        var servers = new Stack<Server>();
        try
        {
            // nginx serves it as another user.
            File.SetUnixFileMode(folder.FullName, (UnixFileMode)0b111_101_101);
            var file = Path.Combine(folder.FullName, "index.html");
            var (body, headers) = await AnswerAsync(new Target(cached, cached.Address, encoding), cancellation);
            await File.WriteAllBytesAsync(file, body, cancellation);

            List<(string Name, Target Target)> targets = [("Iurc, page cache: home, in turns with", new Target(cached, cached.Address, encoding))];
            void Add(string name, Server server)
            {
                servers.Push(server);
                targets.Add((name, new Target(server, server.Address, encoding)));
            }

            Add("bare Kestrel", await BareKestrel.StartAsync(file, Only("Content-Encoding"), cached: false, cancellation));
            Add("bare Kestrel behind OutputCache", await BareKestrel.StartAsync(file, Only("Content-Encoding"), cached: true, cancellation));
            Add("bare Kestrel behind OutputCache, all our headers", await BareKestrel.StartAsync(file, headers, cached: true, cancellation));
            if (Nginx.IsInstalled)
            {
                Add("nginx, the page as a file", await Nginx.StartAsync(folder.FullName, encoding, cancellation));
            }
            else
            {
                await Console.Error.WriteLineAsync("nginx is not installed: its row is missing.");
            }

            await AddAsync(targets, cancellation);

            Dictionary<string, string> Only(string name) => headers.Where(header => header.Key == name).ToDictionary();
        }
        finally
        {
            while (servers.TryPop(out var server))
            {
                await server.DisposeAsync();
            }

            folder.Delete(recursive: true);
        }
    }

    private async Task AddAsync(List<(string Name, Target Target)> targets, CancellationToken cancellation)
    {
        await Console.Error.WriteLineAsync($"{string.Join(", ", targets.Select(one => one.Name))} {targets[0].Target.Encoding}");
        var measurements = await load.MeasureAsync([.. targets.Select(one => one.Target)], cancellation);
        foreach (var ((name, target), measured) in targets.Zip(measurements))
        {
            _table.Add(
                target.Encoding is null ? name : $"{name}, Brotli",
                (await AnswerAsync(target, cancellation)).Body.Length.ToString(CultureInfo.InvariantCulture),
                measured.RequestsPerSecond.ToString("N0", CultureInfo.InvariantCulture),
                measured.Half.TotalMilliseconds.ToString("N2", CultureInfo.InvariantCulture),
                measured.NinetyNine.TotalMilliseconds.ToString("N2", CultureInfo.InvariantCulture),
                measured.Processor.TotalMilliseconds.ToString("N3", CultureInfo.InvariantCulture),
                (measured.Memory / 1e6).ToString("N0", CultureInfo.InvariantCulture));
        }
    }

    private static async Task<(byte[] Body, Dictionary<string, string> Headers)> AnswerAsync(Target target, CancellationToken cancellation)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, target.Address);
        if (target.Encoding is not null)
        {
            request.Headers.AcceptEncoding.ParseAdd(target.Encoding);
        }

        using var answer = (await client.SendAsync(request, cancellation)).EnsureSuccessStatusCode();
        // The server itself writes these.
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not ("Date" or "Content-Length" or "Content-Type" or "Age"));
        return (await answer.Content.ReadAsByteArrayAsync(cancellation), headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value)));
    }
}
