using System.Diagnostics;
using System.Globalization;
using Iurc.Cms.Benchmarks.Servers;

namespace Iurc.Cms.Benchmarks;

/// <summary>How long a site takes from its start to its first page: from an empty folder, and once more.</summary>
internal sealed class StartBenchmark(int runs)
{
    private static readonly string[] s_recipes = ["Iurc", "Agency", "Blog"];

    public async Task RunAsync(CancellationToken cancellation)
    {
        var table = new Table("site", "set-up to first page, s", "start to first page, s");
        foreach (var recipe in s_recipes)
        {
            var setups = new List<double>();
            var starts = new List<double>();
            for (var run = 0; run < runs; run++)
            {
                using var site = new CmsSite(recipe);
                setups.Add(await TimeAsync(site, cancellation));
                starts.Add(await TimeAsync(site, cancellation));
            }

            table.Add(recipe, Median(setups), Median(starts));
        }

        table.Write(Console.Out);
    }

    private static async Task<double> TimeAsync(CmsSite site, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        await using var server = await site.StartAsync(pageCache: true, cancellation);
        return watch.Elapsed.TotalSeconds;
    }

    private static string Median(List<double> times) => times.Order().ElementAt(times.Count / 2).ToString("N1", CultureInfo.InvariantCulture);
}
