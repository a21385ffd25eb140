using System.Globalization;
using Iurc.Cms.Benchmarks.Content;
using Iurc.Cms.Benchmarks.Servers;

namespace Iurc.Cms.Benchmarks;

/// <summary>
/// The processor time of one request, with no other going on and no page cache, at growing numbers of testimonials. On a machine that
/// others use too, processor time says more than waiting time.
/// </summary>
internal sealed class GrowthBenchmark(int[] sizes, int runs, string? postgres)
{
    // Orchard writes all items of one import again at each of its queries: large batches take for ever.
    private const int BatchSize = 100;
    private const int Warming = 100;
    private const int Samples = 30;

    public async Task RunAsync(CancellationToken cancellation)
    {
        Array.Sort(sizes);
        using var site = new CmsSite("Iurc", postgres);
        var rows = new List<(string Name, List<double> Times)>();
        var memory = new List<string>();
        var filled = 0;
        foreach (var size in sizes)
        {
            await using (var server = await site.StartAsync(pageCache: false, cancellation))
            {
                await FillAsync(server.Address, filled + 1, size, cancellation);
                filled = size;
            }

            // Measured in a process that has not just imported.
            await using (var server = await site.StartAsync(pageCache: false, cancellation))
            {
                using var admin = await Admin.LogInAsync(server.Address, cancellation);
                using var reader = new HttpClient { BaseAddress = server.Address };
                var number = 0;
                foreach (var (name, act) in Acts(admin, reader, size, cancellation))
                {
                    if (rows.Count == number)
                    {
                        rows.Add((name, []));
                    }

                    rows[number++].Times.Add(await CostAsync(server, act));
                }

                memory.Add((server.Memory / 1e6).ToString("N0", CultureInfo.InvariantCulture));
            }
        }

        var table = new Table(["processor milliseconds, with … testimonials", .. sizes.Select(size => size.ToString("N0", CultureInfo.InvariantCulture)), "last to first"]);
        rows.ForEach(row => table.Add(
            [row.Name, .. row.Times.Select(time => time.ToString("N1", CultureInfo.InvariantCulture)), (row.Times[^1] / row.Times[0]).ToString("N2", CultureInfo.InvariantCulture)]));
        table.Add(["memory, MB", .. memory, ""]);
        table.Write(Console.Out);
    }

    private static async Task FillAsync(Uri site, int first, int last, CancellationToken cancellation)
    {
        using var admin = await Admin.LogInAsync(site, cancellation);
        for (var next = first; next <= last; next += BatchSize)
        {
            var end = Math.Min(next + BatchSize - 1, last);
            await admin.ImportAsync(TestimonialRecipe.Create(next, end), cancellation);
            if (end % 1_000 == 0 || end == last)
            {
                await Console.Error.WriteLineAsync($"{end:N0} testimonials");
            }
        }

        // The import says only on the page that it failed.
        using var reader = new HttpClient { BaseAddress = site };
        using var answer = await reader.GetAsync(TestimonialRecipe.AddressOf(last), cancellation);
        if (!answer.IsSuccessStatusCode)
        {
            throw new BenchmarkException($"The import has failed: testimonial {last} is not there.");
        }
    }

    private static IEnumerable<(string Name, Func<Task> Act)> Acts(Admin admin, HttpClient reader, int size, CancellationToken cancellation)
    {
        (string, Func<Task>) Page(string name, string address) => (name, async () => await reader.GetByteArrayAsync(address, cancellation));
        (string, Func<Task>) List(string name, string address) => (name, () => admin.GetAsync(address, cancellation));

        // The programme's own two come on top.
        var lastPage = ((size + 1) / 10) + 1;
        yield return Page("home", "/");
        yield return Page("a phase", "/phases/2021-2023");
        yield return Page("a region", "/regions/iurc-china");
        yield return Page("regions", "/regions");
        yield return Page("testimonials, first page", "/testimonials");
        yield return Page("testimonials, last page", $"/testimonials?page={((size + 2) / 20) + 1}");
        yield return Page("testimonials of a phase", "/testimonials?phase=2021-2023");
        yield return Page("testimonials of a phase and a region", "/testimonials?phase=2021-2023&region=iurc-china");
        yield return Page("a testimonial", "/" + TestimonialRecipe.AddressOf(size / 2));
        yield return Page("search, a word in one", string.Create(CultureInfo.InvariantCulture, $"/search?q={size / 2}"));
        yield return Page("search, a word in many", "/search?q=harbour");
        yield return Page("search, two words in many", "/search?q=harbour+bridge");
        yield return Page("site map", "/site-map");
        yield return List("admin: all content", "/Admin/Contents/ContentItems");
        yield return List("admin: testimonials", "/Admin/Contents/ContentItems/Testimonial");
        yield return List("admin: testimonials, last page", $"/Admin/Contents/ContentItems/Testimonial?pagenum={lastPage}");
        yield return List("admin: testimonials by name, last page", $"/Admin/Contents/ContentItems/Testimonial?q=sort%3Aname&pagenum={lastPage}");
        yield return List("admin: testimonials by phase", "/Admin/Contents/ContentItems/Testimonial?q=sort%3Aphase");
        yield return List("admin: testimonials of a phase", "/Admin/Contents/ContentItems/Testimonial?q=phase%3A2021-2023");
        yield return List("admin: testimonials of a phase, by region", "/Admin/Contents/ContentItems/Testimonial?q=phase%3A2021-2023+sort%3Aregion");
        yield return List("admin: an editor", $"/Admin/Contents/ContentItems/{TestimonialRecipe.IdOf(size / 2)}/Edit");
        yield return List("admin: drafts", "/Admin/Contents/ContentItems/Testimonial?q=status%3ADraft");
        yield return List("admin: dashboard", "/Admin");
        yield return ("open and publish a testimonial", async () =>
        {
            var id = TestimonialRecipe.IdOf((size / 2) + 1);
            await admin.PublishAsync(await admin.EditorAsync(id, cancellation), id, cancellation);
        });
    }

    private async Task<double> CostAsync(Server server, Func<Task> act)
    {
        // The first ones compile and fill what the site keeps in memory.
        for (var warming = 0; warming < Warming; warming++)
        {
            await act();
        }

        var before = server.ProcessorTime;
        for (var sample = 0; sample < Samples * runs; sample++)
        {
            await act();
        }

        return (server.ProcessorTime - before).TotalMilliseconds / (Samples * runs);
    }
}
