using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Xml.Linq;
using Iurc.Cms.Benchmarks.Content;
using Iurc.Cms.Benchmarks.Servers;

namespace Iurc.Cms.Benchmarks;

/// <summary>
/// Readers on every page and two editors who publish every few seconds, for as long as is wanted: what the program holds in memory
/// and in files, minute by minute, and every answer that was not right. A page that shows less than what its editor was told is
/// published is not right.
/// </summary>
internal sealed class SoakBenchmark(TimeSpan length)
{
    private const int Readers = 4;
    private static readonly TimeSpan s_readersPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan s_editorsPause = TimeSpan.FromSeconds(3);

    /// <summary>Each editor's own item, the field that is changed, and a page that shows it.</summary>
    private static readonly (string Id, string Field, string[] Pages)[] s_work =
    [
        ("iurcvoiceniessler000000000", "Testimonial.PersonRole.Text", ["/testimonials/rudolf-niessler", "/testimonials", "/"]),
        ("iurcphase30000000000000000", "Phase.ProgrammeName.Text", ["/phases/2024-2025", "/phases", "/"]),
    ];

    private readonly ConcurrentQueue<string> _wrong = new();
    private int _reads;
    private int _changes;

    /// <summary>Runs it and writes the table.</summary>
    /// <exception cref="BenchmarkException">Something was not right.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var site = new CmsSite("Iurc");
        await using var server = await site.StartAsync(pageCache: true, cancellation);
        var addresses = await AddressesAsync(server.Address, cancellation);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task[] people =
        [
            .. Enumerable.Range(0, Readers).Select(number => ReadAsync(server.Address, addresses, number, end.Token)),
            .. s_work.Select(work => EditAsync(server.Address, work, end.Token)),
        ];

        var table = new Table("minute", "pages read", "changes published", "memory, MB", "open files", "processor, s", "not right");
        for (var minute = 1; minute <= length.TotalMinutes; minute++)
        {
            await Task.Delay(TimeSpan.FromMinutes(1), cancellation);
            table.Add(Text(minute), Text(_reads), Text(_changes), Text(server.Memory / 1_000_000), Text(server.OpenFiles), Text((long)server.ProcessorTime.TotalSeconds), Text(_wrong.Count));
        }

        await end.CancelAsync();
        await Task.WhenAll(people);
        table.Write(Console.Out);

        string[] faults = [.. _wrong, .. server.Output.Where(line => line.Contains("\"Error\"", StringComparison.Ordinal) || line.Contains("\"Critical\"", StringComparison.Ordinal) || line.Contains("database is locked", StringComparison.Ordinal))];
        if (faults.Length > 0)
        {
            throw new BenchmarkException($"{faults.Length} things were not right:\n{string.Join('\n', faults.Take(20))}");
        }
    }

    private static string Text(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static async Task<string[]> AddressesAsync(Uri site, CancellationToken cancellation)
    {
        using var client = new HttpClient { BaseAddress = site };
        var map = XDocument.Parse(await client.GetStringAsync(new Uri("/sitemap.xml", UriKind.Relative), cancellation));
        return
        [
            .. map.Descendants().Where(element => element.Name.LocalName == "loc").Select(element => new Uri(element.Value).PathAndQuery),
            "/search?q=cooperation", "/search?q=nothing+of+the+kind", "/testimonials?phase=2021-2023", "/nothing-here",
        ];
    }

    private async Task ReadAsync(Uri site, string[] addresses, int number, CancellationToken end)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = site };
        for (var turn = number * 7; !end.IsCancellationRequested; turn++)
        {
            var address = addresses[turn % addresses.Length];
            await TryAsync(address, async () =>
            {
                using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), CancellationToken.None);
                var expected = address == "/nothing-here" ? HttpStatusCode.NotFound : HttpStatusCode.OK;
                var text = await answer.Content.ReadAsStringAsync(CancellationToken.None);
                if (answer.StatusCode != expected || !text.Contains("</html>", StringComparison.Ordinal))
                {
                    throw new BenchmarkException($"{(int)answer.StatusCode}, {text.Length} characters");
                }

                Interlocked.Increment(ref _reads);
            });
            await PauseAsync(s_readersPause, end);
        }
    }

    private async Task EditAsync(Uri site, (string Id, string Field, string[] Pages) work, CancellationToken end)
    {
        using var admin = await Admin.LogInAsync(site, end);
        using var reader = new HttpClient { BaseAddress = site };
        for (var change = 1; !end.IsCancellationRequested; change++)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"Change {change} of {work.Field}.");
            await TryAsync(text, async () =>
            {
                var form = await admin.EditorAsync(work.Id, CancellationToken.None);
                form[work.Field] = text;
                await admin.PublishAsync(form, work.Id, CancellationToken.None);
                foreach (var page in work.Pages)
                {
                    if (!(await reader.GetStringAsync(new Uri(page, UriKind.Relative), CancellationToken.None)).Contains(text, StringComparison.Ordinal))
                    {
                        throw new BenchmarkException(page + " is stale");
                    }
                }

                Interlocked.Increment(ref _changes);
            });
            await PauseAsync(s_editorsPause, end);
        }
    }

    private async Task TryAsync(string what, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (e is HttpRequestException or BenchmarkException or TaskCanceledException)
        {
            _wrong.Enqueue($"{DateTime.UtcNow:HH:mm:ss} {what}: {e.Message}");
        }
    }

    private static Task PauseAsync(TimeSpan pause, CancellationToken end) => Task.Delay(pause, end).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
}
