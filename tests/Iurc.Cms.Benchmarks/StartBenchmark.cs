using System.Diagnostics;
using System.Globalization;
using Iurc.Cms.Benchmarks.Servers;

namespace Iurc.Cms.Benchmarks;

/// <summary>How long a site takes from its start to its first page: from an empty folder, and once more; and how long the first reader then waits, and the second.</summary>
internal sealed class StartBenchmark(int runs)
{
    private static readonly string[] s_recipes = ["Iurc", "Agency", "Blog"];

    public async Task RunAsync(CancellationToken cancellation)
    {
        var table = new Table("site", "set-up to first page, s", "start to first page, s", "first page, ms", "second page, ms");
        foreach (var recipe in s_recipes)
        {
            var setups = new List<double>();
            var starts = new List<double>();
            var (firsts, seconds) = (new List<double>(), new List<double>());
            for (var run = 0; run < runs; run++)
            {
                using var site = new CmsSite(recipe);
                setups.Add((await TimeAsync(site, cancellation)).Start);
                var (start, first, second) = await TimeAsync(site, cancellation);
                starts.Add(start);
                firsts.Add(first);
                seconds.Add(second);
            }

            table.Add(recipe, Median(setups), Median(starts), Median(firsts), Median(seconds));
        }

        table.Write(Console.Out);
    }

    // The start in seconds, the pages in milliseconds.
    private static async Task<(double Start, double First, double Second)> TimeAsync(CmsSite site, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        await using var server = await site.StartAsync(pageCache: true, cancellation);
        var start = watch.Elapsed.TotalSeconds;

        using var client = new HttpClient();
        watch.Restart();
        using var answer = await client.GetAsync(server.Address, cancellation);
        return (start, server.FirstAnswer.TotalMilliseconds, watch.Elapsed.TotalMilliseconds);
    }

    private static string Median(List<double> times) => times.Order().ElementAt(times.Count / 2).ToString("N1", CultureInfo.InvariantCulture);
}
