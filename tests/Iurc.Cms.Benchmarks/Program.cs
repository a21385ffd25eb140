using System.CommandLine;
using System.Globalization;
using Iurc.Cms.Benchmarks.Load;
using Iurc.Cms.Benchmarks.Servers;

namespace Iurc.Cms.Benchmarks;

/// <summary>Measures what the pages cost. Only the ratios within one run mean something.</summary>
internal static class Program
{
    private static Task<int> Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

        var seconds = new Option<int>("--seconds") { Description = "How long one run of load lasts.", DefaultValueFactory = _ => 5 };
        var runs = new Option<int>("--runs") { Description = "How many runs; the table shows the median.", DefaultValueFactory = _ => 3 };
        var connections = new Option<int>("--connections") { Description = "How many readers at a time.", DefaultValueFactory = _ => 16 };
        var sizes = new Option<int[]>("--sizes")
        {
            Description = "How many testimonials the site has when it is measured.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [100, 1_000, 10_000, 100_000],
        };

        Wrk Load(ParseResult result) => new(result.GetValue(connections), TimeSpan.FromSeconds(result.GetValue(seconds)), result.GetValue(runs));

        var pages = new Command("pages", "Requests per second, waiting time, processor time and memory of each page, cached and not.") { seconds, runs, connections };
        pages.SetAction((result, cancellation) => RunAsync(() => new PageBenchmark(Load(result)).RunAsync(cancellation)));

        var starts = new Command("starts", "From an empty folder, and from a stop, to the first page.") { runs };
        starts.SetAction((result, cancellation) => RunAsync(() => new StartBenchmark(result.GetValue(runs)).RunAsync(cancellation)));

        var postgres = new Option<string?>("--postgres") { Description = "The connection string of an empty database of PostgreSQL, which the benchmark fills; without it, SQLite." };
        var growth = new Command("growth", "What pages, admin lists and publishing cost as the testimonials grow in number, without the page cache.") { sizes, runs, postgres };
        growth.SetAction((result, cancellation) => RunAsync(() => new GrowthBenchmark(result.GetValue(sizes)!, result.GetValue(runs), result.GetValue(postgres)).RunAsync(cancellation)));

        var minutes = new Option<int>("--minutes") { Description = "How long it lasts.", DefaultValueFactory = _ => 60 };
        var soak = new Command("soak", "Readers and two editors who publish every few seconds: memory, open files, and every answer that is not right.") { minutes };
        soak.SetAction((result, cancellation) => RunAsync(() => new SoakBenchmark(TimeSpan.FromMinutes(result.GetValue(minutes))).RunAsync(cancellation)));

        // What this program starts itself as, to have a server in a process of its own.
        var file = new Argument<FileInfo>("file");
        var header = new Option<string[]>("--header");
        var cached = new Option<bool>("--cached");
        var kestrel = new Command(BareKestrel.Command) { file, header, cached };
        kestrel.Hidden = true;
        kestrel.SetAction((result, cancellation) => BareKestrel.ServeAsync(result.GetValue(file)!.FullName, result.GetValue(header) ?? [], result.GetValue(cached), cancellation));

        return new RootCommand("Measures the site beside others, in one run on one machine.") { pages, starts, growth, soak, kestrel }.Parse(args).InvokeAsync();
    }

    private static async Task<int> RunAsync(Func<Task> benchmark)
    {
        try
        {
            await benchmark();
            return 0;
        }
        catch (BenchmarkException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }
}
